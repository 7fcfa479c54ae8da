#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bundle/form.h"
#include "json/value.h"

namespace bedside::bundle {

// One thing that a target does not get as it was approved.
struct Loss {
  std::string path;     // the variant
  std::string feature;  // a name of the table below, or of the exporter's own
  std::string kind;     // "dropped", "changed", "manual": a person must do it there
  std::string text;     // one sentence without text of the post
};

// Something that a post may have and a target may lack. An exporter lists what it takes; all the
// rest that a post has is a loss, so nothing is lost in silence.
struct Feature {
  std::string_view id;
  std::string_view when;  // condition on a post_view
  std::string_view kind;
  std::string_view text;  // {target} is the name of the target
};

// All of them, in the order in which they are told. Names are stable.
const std::vector<Feature>& features();
bool is_feature(std::string_view id);

// Losses of one post: features it has that `takes` does not list, or as `changes` says
// ({"alt": {"kind", "text", "if"}}); then the exporter's own `losses` [{"id", "if", "kind",
// "text"}].
std::vector<Loss> losses_of(const Scope& scope, const json::Value& exporter);

}  // namespace bedside::bundle
