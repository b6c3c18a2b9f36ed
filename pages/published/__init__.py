"""The files that the site publishes in addition to its pages: JSON, feeds, calendars, downloads, pages of ids."""
