"""What people and the tests run on a checkout: checks and pages; no part of the package."""
