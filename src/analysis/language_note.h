#pragma once

#include <string>
#include <string_view>

namespace bedside::rules {
class Engine;
}

namespace bedside::analysis {

// What a person should know about the language of a text.
struct LanguageNote {
  enum class Kind {
    None,
    NotChecked,  // written in `tag`, whose words no rule knows
    LooksLike,   // set to one language, written in `tag`
  };
  Kind kind = Kind::None;
  std::string tag;  // BCP 47

  bool operator==(const LanguageNote&) const = default;
};

// `declared` is what the person chose, empty when the language is to be found. Nothing is said of
// texts under 40 bytes or of a language that is not certain. About 5 us a post.
LanguageNote language_note(const rules::Engine& engine, std::string_view text,
                           std::string_view declared);

}  // namespace bedside::analysis
