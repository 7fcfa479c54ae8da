#pragma once

#include <string_view>

#include "bundle/form.h"

namespace bedside::bundle {

// A filter takes the value on its left, which may be missing, and what stands behind its colon.
struct FormFilter {
  std::string_view name;
  Filled (*apply)(std::optional<json::Value> value, std::string_view argument, const Scope& scope);
};

// Null when there is none of that name. All of them are told in docs/exporters.md.
const FormFilter* find_filter(std::string_view name);

// The value at a path such as "media.0.alt"; null when there is none.
const json::Value* at_path(const json::Value& value, std::string_view path);

// The text as HTML, each line in an element of that name, no-break spaces as plain ones.
std::string html_lines(std::string_view text, std::string_view element);

// LinkedIn's "little text": signs with a meaning behind a backslash, tags and named members as
// its elements. `segment` is one of a bundle.
std::string little_text(const json::Value& segment);

// The facets of an app.bsky.feed.post, by UTF-8 bytes. A mention whose DID is not known gets
// "@did/HANDLE", to be replaced.
json::Array bluesky_facets(const json::Value& segment);

// "2026-12-01T09:30:00" in the form "DD/MM/YYYY HH:mm"; the marks are YYYY MM Mon DD HH hh h mm ss
// and A, everything else stays. Nothing when `time` is none.
std::optional<std::string> format_time(std::string_view time, std::string_view form);

}  // namespace bedside::bundle
