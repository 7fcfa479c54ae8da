#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "json/value.h"
#include "rules/check.h"

namespace bedside::actions {

// What to do about one kind of comment: a file of assets/replies (reply-1.schema.json).
struct CommentKind {
  std::string id;                  // "adverse-event"
  int rank = 0;                    // 1 is seen to first
  std::vector<std::string> rules;  // "comments/spam", or a whole pack: "myths/"
  json::Value file;                // the texts: title, deadline, who, steps, templates, fill
};

// All kinds, the most urgent first. AssetInvalid when there is none for what is left over.
Result<std::vector<CommentKind>> load_comment_kinds(const catalog::Catalog& catalog);

// What a comment with these findings is, the most urgent first; the kind without rules when no
// finding belongs to another.
std::vector<const CommentKind*> kinds_of(std::span<const CommentKind> kinds,
                                         std::span<const rules::Finding> findings);

// The text of an object {"en": ..., "nl": ...} in `language`, else in English.
std::string_view text_in(const json::Value& texts, std::string_view language);

// A template in which [helpline] and the like stand for the first of `countries` that `kind`
// knows; [phone] and what else only the person knows stays.
std::string filled_template(std::string_view text, const CommentKind& kind,
                            std::span<const std::string> countries);

// A comment as the field that rules for comments look at.
inline rules::Field comment_field(std::string_view text, std::string_view language = {}) {
  return {"comment.text", text, language};
}

}  // namespace bedside::actions
