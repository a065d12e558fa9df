"""When audits are due, and running them then: in the foreground, from cron, or by a file for another scheduler."""
