"""Checks of the project that people and the tests run; no part of the package."""
