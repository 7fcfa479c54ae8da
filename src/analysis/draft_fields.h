#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/draft.h"
#include "rules/check.h"

namespace bedside::analysis {

// The texts of a draft as fields for checking. Empty texts are left out.
//
//   post.text           the shared text             post.text@x   the variant of a platform
//   post.first_comment  the first comment           media.alt@1.nl  Dutch alternative text of
//   link.title, link.description  of the link's card                picture 1
//   post.title is a working title that nobody outside sees: it is not checked.
class DraftFields {
 public:
  // Keeps views of `content`, which must outlive this object.
  explicit DraftFields(const model::Content& content);
  DraftFields(DraftFields&&) = default;

  const std::vector<rules::Field>& fields() const { return fields_; }

 private:
  std::vector<std::string> names_;
  std::vector<rules::Field> fields_;
};

rules::Context context_of(const model::Content& content);

}  // namespace bedside::analysis
