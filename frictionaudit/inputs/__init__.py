"""What the user brings beside the walk: the funnel, the voice of the customer, key figures, answers to the quiz."""
