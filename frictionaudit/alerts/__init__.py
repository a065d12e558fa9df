"""Tells people what changed, each thing once: by Slack-compatible webhooks, signed webhooks and mail."""
