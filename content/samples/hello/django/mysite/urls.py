from django.urls import path

from mysite import views

# Any other address is answered with 404.
urlpatterns = [
    path("", views.hello),
]
