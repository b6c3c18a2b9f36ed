"""What the site publishes beside its pages: records as JSON, feeds, calendars, files of each release, pages of ids."""
