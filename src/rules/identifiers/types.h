#pragma once

#include <string_view>

// The types of identifiers. Rule files and the command line's output name them, so a name never
// changes its meaning.
namespace bedside::rules::type {

inline constexpr std::string_view account = "account";  // number after "account", "card"
inline constexpr std::string_view address = "address";  // street and number, P.O. box
inline constexpr std::string_view age = "age";
inline constexpr std::string_view age_over_89 = "age-over-89";
inline constexpr std::string_view card = "card";  // payment card
// Facts that together point to one person; made of a whole text, not by identify().
inline constexpr std::string_view combination = "combination";
inline constexpr std::string_view date = "date";  // a day
inline constexpr std::string_view device_serial = "device-serial";
inline constexpr std::string_view email = "email";
inline constexpr std::string_view es_cip = "es-cip";
inline constexpr std::string_view es_dni = "es-dni";
inline constexpr std::string_view es_nie = "es-nie";
inline constexpr std::string_view es_nss = "es-nss";
inline constexpr std::string_view fax = "fax";
inline constexpr std::string_view handle = "handle";  // @name
inline constexpr std::string_view iban = "iban";
inline constexpr std::string_view id_bpjs = "id-bpjs";
inline constexpr std::string_view id_nik = "id-nik";
inline constexpr std::string_view id_npwp = "id-npwp";
inline constexpr std::string_view id_number = "id-number";  // like one, but fails its check
inline constexpr std::string_view imei = "imei";
inline constexpr std::string_view ip = "ip";
inline constexpr std::string_view is_kennitala = "is-kennitala";
inline constexpr std::string_view ke_id = "ke-id";
inline constexpr std::string_view ke_pin = "ke-pin";
inline constexpr std::string_view ke_sha = "ke-sha";
inline constexpr std::string_view licence = "licence";  // passport, driving licence
inline constexpr std::string_view mac = "mac";
inline constexpr std::string_view mrn = "mrn";  // record number
inline constexpr std::string_view name = "name";
inline constexpr std::string_view nl_bsn = "nl-bsn";
inline constexpr std::string_view phone = "phone";
inline constexpr std::string_view place = "place";  // where someone lives
inline constexpr std::string_view plate = "plate";
inline constexpr std::string_view postcode = "postcode";
inline constexpr std::string_view professional_name = "professional-name";
inline constexpr std::string_view room = "room";
inline constexpr std::string_view tz_nida = "tz-nida";
inline constexpr std::string_view uk_nhs = "uk-nhs";
inline constexpr std::string_view uk_nino = "uk-nino";
inline constexpr std::string_view url_person = "url-person";
inline constexpr std::string_view us_dea = "us-dea";
inline constexpr std::string_view us_itin = "us-itin";
inline constexpr std::string_view us_mbi = "us-mbi";
inline constexpr std::string_view us_npi = "us-npi";
inline constexpr std::string_view us_ssn = "us-ssn";
inline constexpr std::string_view vin = "vin";

}  // namespace bedside::rules::type
