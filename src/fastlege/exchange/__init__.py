"""To and from JSON (*utveksling*): one documented, versioned form, for systems, caseworkers and citizens."""

from fastlege.exchange.document import VERSION, from_json, schema, to_json

__all__ = ["VERSION", "from_json", "schema", "to_json"]
