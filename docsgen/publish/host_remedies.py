# What the owner of a host can do, in the terms of the server that answers there. docs/hosting.md
# has whole configurations.

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Topic(StrEnum):
    """What a host can have wrong."""

    MISSING = "missing"
    TYPES = "types"
    SHARING = "sharing"
    FRAMING = "framing"
    CACHING = "caching"
    PACKING = "packing"


_ANYWHERE: Mapping[Topic, str] = {
    Topic.MISSING: "upload the whole folder, readable for everybody (files 644, folders 755)",
    Topic.TYPES: "give .html text/html, .css text/css and .js text/javascript",
    Topic.SHARING: "send Access-Control-Allow-Origin: * with it",
    Topic.FRAMING: "send that header with other pages only, or frame-ancestors with their hosts",
    Topic.CACHING: "send Cache-Control: no-cache with pages, and max-age=31536000 below runtime/",
    Topic.PACKING: "let the server compress .js, .css and .wasm",
}

_HEADERS_FILE = (
    "keep the file _headers that docsgen has put beside it, at the root of what you deploy"
)

_SERVERS: Mapping[str, Mapping[Topic, str]] = {
    "nginx": {
        Topic.TYPES: "in http { }: include /etc/nginx/mime.types;",
        Topic.SHARING: "in location { }: add_header Access-Control-Allow-Origin *;",
        Topic.CACHING: "in location { }: add_header Cache-Control no-cache;",
        Topic.PACKING: "in http { }: gzip_types text/css application/javascript application/wasm;",
    },
    "apache": {
        Topic.TYPES: "AddType text/javascript .js",
        Topic.SHARING: "a2enmod headers, and: Header set Access-Control-Allow-Origin *",
        Topic.CACHING: "a2enmod headers, and: Header set Cache-Control no-cache",
        Topic.PACKING: "a2enmod deflate, and: AddOutputFilterByType DEFLATE text/javascript",
    },
    "caddy": {
        Topic.SHARING: "header Access-Control-Allow-Origin *",
        Topic.CACHING: "header Cache-Control no-cache",
        Topic.PACKING: "encode gzip",
    },
    "github": {
        Topic.MISSING: "put .nojekyll at the root of the site, and publish hidden files, too",
        Topic.CACHING: "GitHub Pages lets nobody change this",
        Topic.PACKING: "GitHub Pages lets nobody change this",
    },
    "amazons3": {
        Topic.TYPES: "upload with the types: aws s3 cp --content-type text/javascript for .js",
        Topic.SHARING: "put-bucket-cors with AllowedOrigins *, and let CloudFront pass Origin on",
        Topic.CACHING: "upload with the header: aws s3 cp --cache-control no-cache",
        Topic.PACKING: "put CloudFront before it, with compression",
    },
    "netlify": {Topic.SHARING: _HEADERS_FILE, Topic.CACHING: _HEADERS_FILE},
    "cloudflare": {Topic.SHARING: _HEADERS_FILE, Topic.CACHING: _HEADERS_FILE},
}


def remedy(server: str, topic: Topic) -> str:
    """What to do where the header `Server` is `server`."""
    kind = next((name for name in _SERVERS if name in server.lower()), "")
    return _SERVERS.get(kind, {}).get(topic, _ANYWHERE[topic])
