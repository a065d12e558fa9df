"""What a project with qShop writes itself. Read by Python 2.7."""
