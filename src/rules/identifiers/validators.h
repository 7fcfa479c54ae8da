#pragma once

#include <span>
#include <string_view>

namespace bedside::rules {

class IbanTable;

// Shapes and check digits of personal and administrative numbers. Every function takes the number
// as a person may write it, with any of the separators that are usual for it, and answers whether
// it is well formed and its check digits are right. None allocates; all are linear in the text.
//
// A right check digit proves little by itself: 1 in 10 (Luhn), 1 in 11 (NHS, BSN, kennitala), 1 in
// 23 (DNI, NIE) and 1 in 97 (IBAN) of random numbers pass.

// United States
bool is_us_ssn(std::string_view number);  // 536-90-4399; areas, groups and serials that are issued
// 9xx-GG-xxxx. `First` are the groups 70 to 88, 90 to 92 and 94 to 99; `All` adds 50 to 65, which
// the Internal Revenue Service gave out later and other validators still refuse.
enum class ItinGroups { First, All };
bool is_us_itin(std::string_view number, ItinGroups groups = ItinGroups::First);
bool is_us_mbi(std::string_view number);  // Medicare beneficiary: C A AN N A AN N A A N N
bool is_us_npi(std::string_view number);  // Luhn over 80840 and the number
bool is_us_dea(std::string_view number);  // two letters, seven digits
bool is_us_aba(std::string_view number);  // weights 3 7 1
bool is_us_ein(std::string_view number);
bool is_us_atin(std::string_view number);
bool is_us_ptin(std::string_view number);

// United Kingdom
bool is_uk_nhs(std::string_view number);   // weights 10..2, mod 11
bool is_uk_nino(std::string_view number);  // QQ 12 34 56 C, prefixes that are issued
bool is_uk_postcode(std::string_view code);
bool is_uk_utr(std::string_view number);
bool is_uk_upn(std::string_view number);

// Netherlands and Belgium
bool is_nl_bsn(std::string_view number);  // 8 or 9 digits, eleven test
bool is_nl_postcode(std::string_view code);
bool is_nl_id_card(std::string_view number);
bool is_nl_btw(std::string_view number);  // eleven test, or by 97 since 2020
bool is_be_national_number(std::string_view number);

// Spain and Andorra
bool is_es_dni(std::string_view number);  // 8 digits and the letter of the remainder by 23
bool is_es_nie(std::string_view number);
bool is_es_cip(std::string_view number);  // Catalan health card: ABCD 0 850312 001, a real date
bool is_es_nss(std::string_view number);  // 12 digits, the last two are the rest by 97
bool is_es_nif(std::string_view number);
bool is_es_cif(std::string_view number);
bool is_es_ccc(std::string_view number);
bool is_es_postcode(std::string_view code);
bool is_ad_nrt(std::string_view number);

// Iceland. Numbers issued since 2026-02-18 need not pass the check digit: `Date` asks for a real
// date and a century digit only (day + 40 for companies), `CheckDigit` for both.
enum class KennitalaTest { Date, CheckDigit };
bool is_is_kennitala(std::string_view number, KennitalaTest test);
// System number: ten digits, the first 8 or 9, the rest without meaning.
bool is_is_system_kennitala(std::string_view number);
bool is_is_vsk(std::string_view number);

// Indonesia. `provinces` are the two-digit codes in use, as numbers.
bool is_id_nik(std::string_view number, std::span<const int> provinces);
bool is_id_npwp(std::string_view number, std::span<const int> provinces);

// Kenya, Tanzania
bool is_ke_pin(std::string_view number);   // A or P, nine digits, a letter
bool is_ke_sha(std::string_view number);   // CR, 13 digits, a digit
bool is_tz_nida(std::string_view number);  // 20 digits, the first eight a birth date

// Sweden (seen in Iceland)
bool is_se_personnummer(std::string_view number);

// Everywhere
bool is_luhn(std::string_view digits);  // digits only; anything else is false
bool is_imei(std::string_view number);  // 14 to 17 digits; 15 must pass Luhn
bool is_payment_card(std::string_view number);
bool is_vin(std::string_view number);  // 17 characters and the check digit at place 9
bool is_iban(std::string_view number, const IbanTable& table);

// A day that exists, year 1800 to 2199. Two-digit years are the caller's business.
bool is_calendar_date(int year, int month, int day);

}  // namespace bedside::rules
