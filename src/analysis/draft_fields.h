#pragma once

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/draft.h"
#include "rules/check.h"

namespace bedside::analysis {

// How many bytes of its text a platform shows before "more"; all of them where nothing is cut.
using FoldOf = std::function<std::size_t(std::string_view platform)>;

// The texts of a draft as fields for checking, named as in model/picture_text.h. Empty texts are
// left out, and so is the shared text where every platform has its own. The title is for the desk:
// nobody outside sees it and it is not checked.
class DraftFields {
 public:
  // Keeps views of `content`, which must outlive this object.
  explicit DraftFields(const model::Content& content, const FoldOf& fold = {});
  DraftFields(DraftFields&&) = default;

  const std::vector<rules::Field>& fields() const { return fields_; }

 private:
  void add(std::string name, std::string_view text, std::string_view language,
           std::size_t fold = std::string_view::npos);

  // Views of these are in the fields: they must not move.
  std::deque<std::string> names_;
  std::deque<std::string> words_;  // of each picture
  std::vector<rules::Field> fields_;
};

rules::Context context_of(const model::Content& content);

}  // namespace bedside::analysis
