"""All audits, runs, trends and reports in a browser: served, or written as files."""
