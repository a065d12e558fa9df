"""A goods shop on django CMS: its pages are drawn by AngularJS, a message asks after adding, checkout in numbered steps."""
