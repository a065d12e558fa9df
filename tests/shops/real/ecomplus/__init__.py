"""The E-Com Plus storefront, with its goods and a stand-in for its store, search and modules APIs."""
