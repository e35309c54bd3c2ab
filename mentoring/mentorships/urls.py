"""Addresses of pairs and their orders."""

from django.urls import path

from mentoring.mentorships.views import card, lists, orders

app_name = "mentorships"
urlpatterns = [
    path("schools/<slug:code>/pairs/", lists.pairs, name="list"),
    path("schools/<slug:code>/pairs.xlsx", lists.export, name="export"),
    path("pairs/<int:pk>/", card.detail, name="detail"),
    path("pairs/<int:pk>/order/", orders.order, name="order"),
    path("pairs/<int:pk>/order/draft/", orders.order_draft, name="order_draft"),
    path("pairs/<int:pk>/withdraw/", orders.withdraw, name="withdraw"),
    path("pairs/<int:pk>/close/", orders.close, name="close"),
]
