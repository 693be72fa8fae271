"""The static API: files under `api/v1/`, the schema of each, and a description of them all."""
