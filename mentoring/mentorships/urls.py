"""Addresses of pairs and their orders."""

from django.urls import path

from mentoring.mentorships.views import (
    acquaintance,
    card,
    changes,
    dates,
    handover,
    leave,
    lists,
    orders,
    transfers,
    word,
)

app_name = "mentorships"
urlpatterns = [
    path("schools/<slug:code>/pairs/", lists.pairs, name="list"),
    path("schools/<slug:code>/pairs.xlsx", lists.export, name="export"),
    path("pairs/<int:pk>/", card.detail, name="detail"),
    path("pairs/<int:pk>/dates/<slug:term>/", dates.date, name="date"),
    path("pairs/<int:pk>/order/", orders.order, name="order"),
    path("pairs/<int:pk>/order/draft/", orders.order_draft, name="order_draft"),
    path("pairs/<int:pk>/withdraw/", orders.withdraw, name="withdraw"),
    path("pairs/<int:pk>/close/", orders.close, name="close"),
    path("pairs/<int:pk>/change/", changes.change, name="change"),
    path("pairs/<int:pk>/change/drop/", changes.drop, name="drop"),
    path("pairs/<int:pk>/replace/", changes.replace, name="replace"),
    path("pairs/<int:pk>/end/", changes.end, name="end"),
    path("pairs/<int:pk>/end/order/", changes.end_order, name="end_order"),
    path("pairs/<int:pk>/end/order/draft/", changes.end_order_draft, name="end_order_draft"),
    path("pairs/<int:pk>/annul/", changes.annul, name="annul"),
    path("pairs/<int:pk>/annul/draft/", changes.annul_draft, name="annul_draft"),
    path("pairs/<int:pk>/suspend/", leave.suspend, name="suspend"),
    path("pairs/<int:pk>/return/", leave.come_back, name="return"),
    path("pairs/<int:pk>/handover/", handover.handover, name="handover"),
    path("orders/<int:pk>/word/", word.order_word, name="order_word"),
    path("papers/<slug:code>/list/", acquaintance.acquaintance, name="acquaintance"),
    path("papers/<slug:code>/list/draft/", acquaintance.acquaintance_draft, name="acquaintance_draft"),
    path("transfers/<int:pk>/", transfers.transfer, name="transfer"),
    path("transfers/<int:pk>/plan/", transfers.transfer_plan, name="transfer_plan"),
]
