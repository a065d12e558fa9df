"""The goods, which Plata leaves to each merchant's project. Read by Python 2.7."""
