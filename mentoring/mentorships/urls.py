"""Addresses of pairs and their orders."""

from django.urls import path

from mentoring.mentorships import views

app_name = "mentorships"
urlpatterns = [
    path("schools/<slug:code>/pairs/", views.pairs, name="list"),
    path("schools/<slug:code>/pairs.xlsx", views.export, name="export"),
    path("pairs/<int:pk>/", views.detail, name="detail"),
    path("pairs/<int:pk>/order/", views.order, name="order"),
    path("pairs/<int:pk>/order/draft/", views.order_draft, name="order_draft"),
    path("pairs/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("pairs/<int:pk>/close/", views.close, name="close"),
]
