#include "rules/companions.h"

#include <algorithm>
#include <array>
#include <format>

#include "lang/tokens.h"
#include "rules/facts.h"

namespace bedside::rules {
namespace {

struct TokenName {
  std::string_view name;
  lang::TokenKind kind;
};

constexpr std::array token_names = {
    TokenName{"@link", lang::TokenKind::Link},
    TokenName{"@hashtag", lang::TokenKind::Hashtag},
    TokenName{"@number", lang::TokenKind::Number},
    TokenName{"@emoji", lang::TokenKind::Emoji},
    TokenName{"@mention", lang::TokenKind::Mention},
    TokenName{"@email", lang::TokenKind::Email},
};

constexpr std::uint32_t bit(lang::TokenKind kind) {
  return std::uint32_t{1} << static_cast<std::uint32_t>(kind);
}

}  // namespace

CompanionList read_companion_list(json::Fields& fields, std::string_view key) {
  CompanionList out;
  for (const json::Value& entry : fields.array(key)) {
    if (!entry.is_string() || !entry.as_string().starts_with('@')) {
      out.phrases.push_back(entry);
      continue;
    }
    const std::string_view name = entry.as_string();
    const auto* token = std::ranges::find(token_names, name, &TokenName::name);
    if (token != token_names.end())
      out.tokens |= bit(token->kind);
    else if (const Facts fact = fact_bit(name.substr(1)))
      out.facts |= fact;
    else
      fields.error(ErrorCode::InvalidValue, key, std::format("nothing is called '{}'", name));
  }
  return out;
}

std::uint32_t read_companion(BlockReader& reader, std::string_view key) {
  const CompanionList list = read_companion_list(reader.fields, key);
  CompanionRow row = {.facts = list.facts, .set = 0, .tokens = list.tokens};
  row.before_fold = reader.fields.flag_or("before_fold", false) ? 1 : 0;
  if (!list.phrases.empty()) {
    if (!reader.needs_language(key)) return 0;
    row.set = reader.shared_phrases(key, list.phrases, Role::Any);
  }
  reader.made.tables.companions.push_back(row);
  return static_cast<std::uint32_t>(reader.made.tables.companions.size() - 1);
}

}  // namespace bedside::rules
