// What others make of a pressed site: validators, and programs that read pages, sitemaps and feeds.

import "./html.mjs";
import "./metadata.mjs";
import "./lists.mjs";
