#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "rules/check.h"

namespace bedside::analysis {

// Keeps the findings of the texts a person is editing. Sentences that were checked before are not
// checked again; the result is always the one Engine::check gives for the same fields.
class Checker {
 public:
  explicit Checker(const rules::Engine& engine);
  ~Checker();

  // Checks these fields from now on. Costs one pass over the words, plus the rules for sentences
  // that are new. Copies the texts.
  void set(std::span<const rules::Field> fields, const rules::Context& context);

  // Findings of others about the same fields: they come behind and move with the text too, until
  // the next `set`.
  void append(std::vector<rules::Finding> findings);

  // `edit` was made in field `name`: findings move with the text at once and those it touches
  // vanish until the next `set`. No checking, no allocation.
  void rebase(std::string_view name, TextEdit edit);

  // Forgets what was cached: after the engine compiled more patterns.
  void invalidate();

  const std::vector<rules::Finding>& findings() const { return findings_; }

 private:
  struct Cache;
  const rules::Engine& engine_;
  std::unique_ptr<Cache> cache_;
  std::vector<rules::Finding> findings_;
};

}  // namespace bedside::analysis
