#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "analysis/consent.h"
#include "analysis/evidence.h"
#include "analysis/topics.h"
#include "model/draft.h"
#include "rules/check.h"

namespace bedside::analysis {

// What is known of a post beside its texts (rules/facts.h), put onto the fields that are checked.
class PostFacts {
 public:
  // Sets the facts of `fields`, the texts of `content`, and adds a field without text for the post
  // or a picture that has facts and no text. Views kept in `fields` point into this object, which
  // must outlive them.
  PostFacts(const model::Content& content, const Topics& topics, const ConsentWorld& world,
            const rules::Engine& engine, std::vector<rules::Field>& fields);
  PostFacts(PostFacts&&) = default;
  PostFacts& operator=(PostFacts&&) = default;

  // The text first, then each picture.
  const std::vector<ConsentUse>& consent() const { return consent_; }
  // True for a finding that asks for a source where one is attached to its sentence.
  bool satisfies(const rules::Finding& finding) const;
  // The parts of a field that sources stand for.
  std::span<const TextSpan> covered(std::string_view field) const;

 private:
  std::vector<ConsentUse> consent_;
  std::deque<std::string> names_;
  // Fields with the parts that a source stands for.
  struct Covered {
    std::string field;
    std::vector<TextSpan> spans;
  };
  std::vector<Covered> covered_;
};

// Whether the text speaks of a subject that the record's list of what may be told leaves out. Only
// subjects of assets/evidence are known.
bool speaks_outside(const model::Content& content, const model::ConsentRecord& record,
                    const Topics& topics, const rules::Engine& engine);

}  // namespace bedside::analysis
