"""A shop rendered by React on the server and in the browser."""
