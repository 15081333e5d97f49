"""A stand-in for Amazon S3: moto's server in a process of its own, and a relay before it that can be ill."""
