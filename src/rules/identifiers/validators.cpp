// Numbers of persons, country by country. Those of banks and devices are in validators_common.cpp.
#include "rules/identifiers/validators.h"

#include <algorithm>
#include <array>

#include "rules/identifiers/digits.h"

namespace bedside::rules {
namespace {

constexpr std::string_view usual = " -./";

// Sum of digit times weight over the leading digits.
template <std::size_t N>
int weighted_sum(const Compact& number, const std::array<int, N>& weights, std::size_t from = 0) {
  int sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += number.digit(from + i) * weights[i];
  return sum;
}

bool is_digits(const Compact& number, std::size_t size) {
  return number.size() == size && all_digits(number.view());
}

// Three, two and four digits with the same place for separators everywhere in the United States.
bool has_ssn_shape(std::string_view text, Compact& digits) {
  digits = Compact(text, " -");
  if (!is_digits(digits, 9)) return false;
  if (text.size() == 9) return true;
  return text.size() == 11 && !is_ascii_digit(text[3]) && text[3] == text[6];
}

int group_of(const Compact& ssn) { return ssn.digit(3) * 10 + ssn.digit(4); }

// N: digit. A: letter that is not read as a digit. X: either.
bool is_mbi_char(char shape, char c) {
  const bool letter =
      is_ascii_letter(c) && std::string_view("SLOIBZ").find(c) == std::string_view::npos;
  if (shape == 'N') return is_ascii_digit(c);
  return letter || (shape == 'X' && is_ascii_digit(c));
}

constexpr std::string_view dni_letters = "TRWAGMYFPDXBNJZSQVHLCKE";

bool has_dni_letter(std::string_view digits, char letter) {
  return all_digits(digits) && dni_letters[number_of(digits) % 23] == letter;
}

// Letter or digit that ends a Spanish company number.
bool has_cif_check(const Compact& number) {
  int sum = 0;
  for (std::size_t i = 1; i < 8; ++i) {
    const int twice = number.digit(i) * 2;
    sum += i % 2 == 0 ? number.digit(i) : twice / 10 + twice % 10;
  }
  const int check = (10 - sum % 10) % 10;
  return number[8] == '0' + check || number[8] == "JABCDEFGHI"[check];
}

int year_of_two_digits(int year) { return year <= 26 ? 2000 + year : 1900 + year; }

}  // namespace

bool is_calendar_date(int year, int month, int day) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[month - 1] + (leap && month == 2 ? 1 : 0);
}

bool is_us_ssn(std::string_view number) {
  Compact digits;
  if (!has_ssn_shape(number, digits)) return false;
  const int area = number_of(digits.view().substr(0, 3));
  if (area == 0 || area == 666 || area >= 900 || group_of(digits) == 0) return false;
  if (digits.view().substr(5) == "0000") return false;
  // Printed on wallet inserts in 1938 and void since; runs of one digit are placeholders.
  if (digits.view() == "078051120" || digits.view() == "123456789") return false;
  return digits.view().find_first_not_of(digits[0]) != std::string_view::npos;
}

bool is_us_itin(std::string_view number, ItinGroups groups) {
  Compact digits;
  if (!has_ssn_shape(number, digits) || digits[0] != '9') return false;
  const int group = group_of(digits);
  if (group >= 50 && group <= 65) return groups == ItinGroups::All;
  return (group >= 70 && group <= 88) || (group >= 90 && group <= 92) || group >= 94;
}

bool is_us_atin(std::string_view number) {
  Compact digits;
  return has_ssn_shape(number, digits);
}

bool is_us_mbi(std::string_view number) {
  constexpr std::string_view shape = "NAXNAXNAANN";
  const Compact code(number, " -");
  if (code.size() != shape.size() || code[0] == '0') return false;
  for (std::size_t i = 0; i < shape.size(); ++i)
    if (!is_mbi_char(shape[i], code[i])) return false;
  return true;
}

bool is_us_npi(std::string_view number) {
  const Compact digits(number, " -");
  if (!is_digits(digits, 10) || (digits[0] != '1' && digits[0] != '2')) return false;
  Compact full("80840", "");
  for (const char c : digits.view()) full.push(c);
  return is_luhn(full.view());
}

bool is_us_dea(std::string_view number) {
  const Compact code(number, " -");
  if (code.size() != 9 || !all_digits(code.view().substr(2))) return false;
  if (std::string_view("ABCDEFGHJKLMPRSTUX").find(code[0]) == std::string_view::npos) return false;
  if (!is_ascii_letter(code[1]) && code[1] != '9') return false;
  const int sum = weighted_sum(code, std::array{1, 2, 1, 2, 1, 2}, 2);
  return sum % 10 == code.digit(8);
}

bool is_us_aba(std::string_view number) {
  const Compact digits(number, " -");
  return is_digits(digits, 9) &&
         weighted_sum(digits, std::array{3, 7, 1, 3, 7, 1, 3, 7, 1}) % 10 == 0;
}

bool is_us_ein(std::string_view number) {
  const Compact digits(number, "-");
  if (!is_digits(digits, 9) || (number.size() != 9 && number[2] != '-')) return false;
  // Prefixes of the offices and of the internet, as the Internal Revenue Service lists them.
  const int prefix = number_of(digits.view().substr(0, 2));
  constexpr std::array<std::array<int, 2>, 10> used = {{{1, 6},
                                                        {10, 16},
                                                        {20, 27},
                                                        {30, 48},
                                                        {50, 68},
                                                        {71, 77},
                                                        {80, 88},
                                                        {90, 95},
                                                        {98, 98},
                                                        {99, 99}}};
  return std::ranges::any_of(used, [&](auto r) { return prefix >= r[0] && prefix <= r[1]; });
}

bool is_us_ptin(std::string_view number) {
  const Compact code(number, " -");
  return code.size() == 9 && code[0] == 'P' && all_digits(code.view().substr(1));
}

bool is_uk_nhs(std::string_view number) {
  const Compact digits(number, " -");
  if (!is_digits(digits, 10) || digits.view() == "0000000000") return false;
  return weighted_sum(digits, std::array{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool is_uk_nino(std::string_view number) {
  const Compact code(number, " -");
  if (code.size() != 9 || !all_digits(code.view().substr(2, 6))) return false;
  const auto none_of = [](char c, std::string_view letters) {
    return is_ascii_letter(c) && letters.find(c) == std::string_view::npos;
  };
  if (!none_of(code[0], "DFIQUV") || !none_of(code[1], "DFIOQUV")) return false;
  constexpr std::array<std::string_view, 7> unused = {"BG", "GB", "NK", "KN", "NT", "TN", "ZZ"};
  if (std::ranges::find(unused, code.view().substr(0, 2)) != unused.end()) return false;
  return code[8] >= 'A' && code[8] <= 'D';
}

bool is_uk_postcode(std::string_view text) {
  const Compact code(text, " ");
  if (code.view() == "GIR0AA") return true;
  if (code.size() < 5 || code.size() > 7) return false;
  const std::string_view inward = code.view().substr(code.size() - 3);
  const auto unit = [](char c) {
    return is_ascii_upper(c) && std::string_view("CIKMOV").find(c) == std::string_view::npos;
  };
  if (!is_ascii_digit(inward[0]) || !unit(inward[1]) || !unit(inward[2])) return false;
  // Outward: one or two letters, a digit, and perhaps a digit or letter more.
  const std::string_view outward = code.view().substr(0, code.size() - 3);
  std::size_t letters = 0;
  while (letters < outward.size() && is_ascii_letter(outward[letters])) ++letters;
  if (letters == 0 || letters > 2 || letters == outward.size()) return false;
  if (std::string_view("QVX").find(outward[0]) != std::string_view::npos) return false;
  return is_ascii_digit(outward[letters]) && outward.size() - letters <= 2;
}

bool is_uk_utr(std::string_view number) {
  const Compact digits(number, " ");
  if (!is_digits(digits, 10)) return false;
  const int sum = weighted_sum(digits, std::array{6, 7, 8, 9, 10, 5, 4, 3, 2}, 1);
  return "21987654321"[sum % 11] == digits[0];
}

bool is_uk_upn(std::string_view number) {
  constexpr std::string_view alphabet = "ABCDEFGHJKLMNPQRTUVWXYZ0123456789";
  const Compact code(number, " ");
  if (code.size() != 13 || !all_digits(code.view().substr(1, 11))) return false;
  const int authority = number_of(code.view().substr(1, 3));
  if (authority < 201 || authority > 999) return false;
  std::size_t sum = 0;
  for (std::size_t i = 1; i < 13; ++i) {
    const std::size_t value = alphabet.find(code[i]);
    if (value == std::string_view::npos) return false;
    sum += (i + 1) * value;
  }
  return alphabet[sum % 23] == code[0];
}

bool is_nl_bsn(std::string_view number) {
  Compact digits(number, usual);
  if (digits.size() == 8) digits = Compact("0", "");
  if (digits.size() == 1)
    for (const char c : Compact(number, usual).view()) digits.push(c);
  if (!is_digits(digits, 9) || digits.view() == "000000000") return false;
  return weighted_sum(digits, std::array{9, 8, 7, 6, 5, 4, 3, 2, -1}) % 11 == 0;
}

bool is_nl_postcode(std::string_view text) {
  Compact code(text, " -");
  std::string_view rest = code.view();
  if (rest.starts_with("NL")) rest.remove_prefix(2);
  if (rest.size() != 6 || rest[0] == '0' || !all_digits(rest.substr(0, 4))) return false;
  if (!is_ascii_letter(rest[4]) || !is_ascii_letter(rest[5])) return false;
  return rest[4] != 'S' || std::string_view("ADS").find(rest[5]) == std::string_view::npos;
}

bool is_nl_id_card(std::string_view number) {
  const Compact code(number, " ");
  if (code.size() != 9 || !is_ascii_letter(code[0]) || !is_ascii_letter(code[1])) return false;
  return is_ascii_digit(code[8]) && code.view().find('O') == std::string_view::npos;
}

bool is_be_national_number(std::string_view number) {
  const Compact digits(number, usual);
  if (!is_digits(digits, 11)) return false;
  const int month = number_of(digits.view().substr(2, 2));
  const int day = number_of(digits.view().substr(4, 2));
  if (month > 12 || day > 31) return false;
  const int first = number_of(digits.view().substr(0, 9));
  const int check = number_of(digits.view().substr(9));
  // Births from 2000 on are counted with a 2 in front.
  return 97 - first % 97 == check || 97 - (2'000'000'000LL + first) % 97 == check;
}

bool is_es_dni(std::string_view number) {
  const Compact code(number, " -.");
  if (code.size() < 8 || code.size() > 9) return false;
  return has_dni_letter(code.view().substr(0, code.size() - 1), code[code.size() - 1]);
}

bool is_es_nie(std::string_view number) {
  const Compact code(number, " -.");
  if (code.size() != 9 || code[0] < 'X' || code[0] > 'Z') return false;
  Compact dni;
  dni.push(static_cast<char>('0' + (code[0] - 'X')));
  for (const char c : code.view().substr(1)) dni.push(c);
  return has_dni_letter(dni.view().substr(0, 8), code[8]);
}

bool is_es_cip(std::string_view number) {
  const Compact code(number, " -");
  if (code.size() != 14 || !all_digits(code.view().substr(4))) return false;
  if (!std::ranges::all_of(code.view().substr(0, 4), is_ascii_letter)) return false;
  if (code[4] != '0' && code[4] != '1') return false;
  const auto part = [&](std::size_t at) { return number_of(code.view().substr(at, 2)); };
  return is_calendar_date(year_of_two_digits(part(5)), part(7), part(9)) ||
         is_calendar_date(1900 + part(5), part(7), part(9));
}

bool is_es_nss(std::string_view number) {
  const Compact digits(number, usual);
  if (!is_digits(digits, 12)) return false;
  long long first = 0;
  for (std::size_t i = 0; i < 10; ++i) first = first * 10 + digits.digit(i);
  // A serial below ten million is counted without its leading zero.
  if (digits[2] == '0')
    first = number_of(digits.view().substr(0, 2)) * 10'000'000LL +
            number_of(digits.view().substr(3, 7));
  const int province = number_of(digits.view().substr(0, 2));
  return province >= 1 && province <= 66 && first % 97 == number_of(digits.view().substr(10));
}

bool is_es_cif(std::string_view number) {
  const Compact code(number, " -.");
  if (code.size() != 9 || !all_digits(code.view().substr(1, 7))) return false;
  if (std::string_view("ABCDEFGHJNPQRSUVW").find(code[0]) == std::string_view::npos) return false;
  return has_cif_check(code);
}

bool is_es_nif(std::string_view number) {
  if (is_es_dni(number) || is_es_nie(number) || is_es_cif(number)) return true;
  const Compact code(number, " -.");
  if (code.size() != 9 || code[0] < 'K' || code[0] > 'M') return false;
  return has_dni_letter(code.view().substr(1, 7), code[8]);
}

bool is_es_ccc(std::string_view number) {
  const Compact digits(number, " -");
  if (!is_digits(digits, 20)) return false;
  constexpr std::array weights = {1, 2, 4, 8, 5, 10, 9, 7, 3, 6};
  constexpr std::array bank = {4, 8, 5, 10, 9, 7, 3, 6};
  const auto check = [](int sum) { return sum % 11 < 2 ? sum % 11 : 11 - sum % 11; };
  return check(weighted_sum(digits, bank)) == digits.digit(8) &&
         check(weighted_sum(digits, weights, 10)) == digits.digit(9);
}

bool is_es_postcode(std::string_view code) {
  if (code.size() != 5 || !all_digits(code)) return false;
  const int province = number_of(code.substr(0, 2));
  return province >= 1 && province <= 52;
}

bool is_ad_nrt(std::string_view number) {
  const Compact code(number, " -.");
  std::string_view rest = code.view();
  if (rest.starts_with("AD")) rest.remove_prefix(2);
  if (rest.size() != 8 || !all_digits(rest.substr(1, 6)) || !is_ascii_letter(rest[7])) return false;
  if (std::string_view("ACDEFGLOPU").find(rest[0]) == std::string_view::npos) return false;
  const int serial = number_of(rest.substr(1, 6));
  if (rest[0] == 'F') return serial <= 699999;
  if (rest[0] == 'A' || rest[0] == 'L') return serial > 699999 && serial < 800000;
  return true;
}

bool is_is_kennitala(std::string_view number, KennitalaTest test) {
  const Compact digits(number, " -");
  if (!is_digits(digits, 10)) return false;
  const int century = digits[9] == '0' ? 2000 : digits[9] == '9' ? 1900 : 1800;
  if (century == 1800 && digits[9] != '8') return false;
  int day = number_of(digits.view().substr(0, 2));
  if (day > 40) day -= 40;
  const int year = century + number_of(digits.view().substr(4, 2));
  if (!is_calendar_date(year, number_of(digits.view().substr(2, 2)), day)) return false;
  return test == KennitalaTest::Date ||
         weighted_sum(digits, std::array{3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool is_is_system_kennitala(std::string_view number) {
  const Compact digits(number, " -");
  return is_digits(digits, 10) && digits[0] >= '8';
}

bool is_is_vsk(std::string_view number) {
  const Compact code(number, " ");
  std::string_view rest = code.view();
  if (rest.starts_with("IS")) rest.remove_prefix(2);
  return (rest.size() == 5 || rest.size() == 6) && all_digits(rest);
}

bool is_id_nik(std::string_view number, std::span<const int> provinces) {
  const Compact digits(number, usual);
  if (!is_digits(digits, 16)) return false;
  const auto part = [&](std::size_t at) { return number_of(digits.view().substr(at, 2)); };
  if (std::ranges::find(provinces, part(0)) == provinces.end()) return false;
  const int day = part(6) > 40 ? part(6) - 40 : part(6);
  return is_calendar_date(year_of_two_digits(part(10)), part(8), day);
}

bool is_id_npwp(std::string_view number, std::span<const int> provinces) {
  const Compact digits(number, " -.");
  if (!all_digits(digits.view())) return false;
  if (digits.size() == 15) return is_luhn(digits.view().substr(0, 9));
  if (digits.size() != 16) return false;
  return digits[0] == '0' ? is_luhn(digits.view().substr(0, 10)) : is_id_nik(number, provinces);
}

bool is_ke_pin(std::string_view number) {
  const Compact code(number, " -");
  return code.size() == 11 && (code[0] == 'A' || code[0] == 'P') &&
         all_digits(code.view().substr(1, 9)) && is_ascii_letter(code[10]);
}

bool is_ke_sha(std::string_view number) {
  const Compact code(number, " -");
  return code.size() == 16 && code.view().starts_with("CR") && all_digits(code.view().substr(2));
}

bool is_tz_nida(std::string_view number) {
  const Compact digits(number, " -");
  if (!is_digits(digits, 20)) return false;
  const int year = number_of(digits.view().substr(0, 4));
  return year >= 1900 && year <= 2099 &&
         is_calendar_date(year, number_of(digits.view().substr(4, 2)),
                          number_of(digits.view().substr(6, 2)));
}

bool is_se_personnummer(std::string_view number) {
  const Compact digits(number, " -+");
  if (digits.size() != 10 && digits.size() != 12) return false;
  if (!all_digits(digits.view())) return false;
  const std::string_view ten = digits.view().substr(digits.size() - 10);
  const auto part = [&](std::size_t at) { return number_of(ten.substr(at, 2)); };
  const int day = part(4) > 60 ? part(4) - 60 : part(4);
  return is_calendar_date(year_of_two_digits(part(0)), part(2), day) && is_luhn(ten);
}

}  // namespace bedside::rules
