// Numbers of banks, cards, vehicles and devices: the same in every country.
#include <array>

#include "rules/identifiers/data.h"
#include "rules/identifiers/digits.h"
#include "rules/identifiers/validators.h"

namespace bedside::rules {
namespace {

// Value of a VIN character in the check sum of ISO 3779 (annex of 49 CFR 565); -1 for I, O, Q.
int vin_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  constexpr std::string_view first = "ABCDEFGH";
  if (const std::size_t at = first.find(c); at != std::string_view::npos)
    return static_cast<int>(at) + 1;
  switch (c) {
    case 'J':
      return 1;
    case 'K':
      return 2;
    case 'L':
      return 3;
    case 'M':
      return 4;
    case 'N':
      return 5;
    case 'P':
      return 7;
    case 'R':
      return 9;
    case 'S':
      return 2;
    case 'T':
      return 3;
    case 'U':
      return 4;
    case 'V':
      return 5;
    case 'W':
      return 6;
    case 'X':
      return 7;
    case 'Y':
      return 8;
    case 'Z':
      return 9;
    default:
      return -1;
  }
}

// The rest of the whole number by 97, letters counted as 10 to 35, ISO 7064.
int rest_by_97(std::string_view text, int rest = 0) {
  for (const char c : text) {
    if (is_ascii_digit(c))
      rest = (rest * 10 + (c - '0')) % 97;
    else
      rest = (rest * 100 + (c - 'A' + 10)) % 97;
  }
  return rest;
}

// Does `account` follow a structure such as "4a6n8c": so many letters, digits, either?
bool follows(std::string_view account, std::string_view structure) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < structure.size(); ++i) {
    std::size_t count = 0;
    while (is_ascii_digit(structure[i])) count = count * 10 + (structure[i++] - '0');
    for (; count > 0; --count, ++at) {
      if (at == account.size()) return false;
      const char c = account[at];
      if (structure[i] == 'n' && !is_ascii_digit(c)) return false;
      if (structure[i] == 'a' && !is_ascii_letter(c)) return false;
    }
  }
  return at == account.size();
}

}  // namespace

bool is_nl_btw(std::string_view number) {
  const Compact code(number, " -.");
  std::string_view rest = code.view();
  if (rest.starts_with("NL")) rest.remove_prefix(2);
  if (rest.size() < 4 || rest.size() > 12 || rest[rest.size() - 3] != 'B') return false;
  Compact full("NL", "");
  for (std::size_t i = rest.size(); i < 12; ++i) full.push('0');
  for (const char c : rest) full.push(c);
  const std::string_view holder = full.view().substr(2, 9);
  const std::string_view unit = full.view().substr(12);
  if (!all_digits(holder) || !all_digits(unit) || unit == "00") return false;
  return is_nl_bsn(holder) || rest_by_97(full.view()) == 1;
}

bool is_luhn(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (std::size_t i = digits.size(); i-- > 0; twice = !twice) {
    if (!is_ascii_digit(digits[i])) return false;
    const int value = (digits[i] - '0') * (twice ? 2 : 1);
    sum += value / 10 + value % 10;
  }
  return digits.size() > 1 && sum % 10 == 0;
}

bool is_imei(std::string_view number) {
  const Compact digits(number, " -/");
  if (!all_digits(digits.view())) return false;
  if (digits.size() == 15) return is_luhn(digits.view());
  return digits.size() == 14 || digits.size() == 16;  // without check digit; with software version
}

bool is_payment_card(std::string_view number) {
  const Compact digits(number, " -");
  if (digits.size() < 13 || digits.size() > 19 || !all_digits(digits.view())) return false;
  // Issuers of ISO/IEC 7812: 2 and 5 Mastercard, 3 American Express, Diners and JCB, 4 Visa,
  // 6 Maestro, Discover and UnionPay.
  if (digits[0] < '2' || digits[0] > '6') return false;
  return is_luhn(digits.view()) && digits.view().find_first_not_of(digits[0]) != digits.size();
}

bool is_vin(std::string_view number) {
  const Compact code(number, "");
  if (code.size() != 17) return false;
  constexpr std::array weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  int sum = 0;
  bool letter = false;
  bool digit = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const int value = vin_value(code[i]);
    if (value < 0) return false;
    (is_ascii_digit(code[i]) ? digit : letter) = true;
    sum += value * weights[i];
  }
  const int rest = sum % 11;
  return letter && digit && code[8] == (rest == 10 ? 'X' : static_cast<char>('0' + rest));
}

bool is_iban(std::string_view number, const IbanTable& table) {
  const Compact code(number, " -.");
  if (code.size() < 15 || code.size() > 34) return false;
  const std::string_view text = code.view();
  const std::string_view structure = table.structure(text.substr(0, 2));
  if (structure.empty() || !all_digits(text.substr(2, 2))) return false;
  const std::string_view account = text.substr(4);
  if (!follows(account, structure)) return false;
  if (rest_by_97(text.substr(0, 4), rest_by_97(account)) != 1) return false;
  // Spain's account number carries check digits of its own.
  return !text.starts_with("ES") || is_es_ccc(account);
}

}  // namespace bedside::rules
