"""Pictures in a private folder, where no object storage is configured."""
