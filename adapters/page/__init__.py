"""The page in the browser: static files without a build step, and the list of the API's routes."""
