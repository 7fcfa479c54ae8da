#pragma once

#include <algorithm>
#include <array>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bedside::bench {

struct Post {
  std::string_view language;
  std::string text;
};

struct Sentences {
  std::string_view language;
  std::vector<std::string_view> sentences;
};

// Mostly what no rule minds, now and then what one does: as real drafts are.
inline const std::array<Sentences, 6>& corpus() {
  static const std::array<Sentences, 6> all = {{
      {"en",
       {"Flu season is here, and our nurses are ready for you.",
        "Book your free jab on Tuesday or Thursday between 9 am and 4 pm.",
        "Wash your hands for at least 20 seconds, with soap, before you eat.",
        "High blood pressure often has no signs, so a check every year helps.",
        "One in ten adults in our county lives with diabetes (source: https://example.org/report).",
        "A short walk after a meal can lower your blood sugar.",
        "If a cough lasts longer than three weeks, please see your doctor.",
        "Dr. Lee explains what happens during a mammogram and how long it takes.",
        "We're proud of the team on ward 4B, who looked after 1,250 people last winter.",
        "Keep medicines in a dry place, away from children and from the stove.",
        "Do you care for someone with dementia? Our group meets on the first Monday of the month.",
        "Vaccines do not cause autism: large studies with millions of children agree.",
        "Call the front desk on 555-0134 or write to info@example.org.",
        "This herbal tea cures arthritis permanently, with no side effects!",
        "Asthma inhalers work best with a spacer; ask us to show you how.",
        "Not sure which service you need? Start with the pharmacy next door.",
        "#FluShot #PublicHealth #Nurses",
        "Thank you, @CountyHealth 🙏 and everyone who gave blood today 🩸",
        "Patients who take warfarin should ask before they take new tablets.",
        "Sleep, food and company matter as much as tablets for low mood."}},
      {"ca",
       {"Ja és temps de grip i l'equip d'infermeria us espera.",
        "Demaneu hora per a la vacuna els dimarts i els dijous de 9 a 16 h.",
        "Renteu-vos les mans amb sabó durant vint segons abans de menjar.",
        "La pressió alta sovint no fa cap símptoma: controleu-la un cop l'any.",
        "Un de cada deu adults de la comarca té diabetis (https://example.org/dades).",
        "Caminar una estona després de dinar ajuda a abaixar el sucre.",
        "Si la tos dura més de tres setmanes, consulteu el vostre metge.",
        "La doctora Puig explica com és una mamografia i quant dura.",
        "Guardeu els medicaments en un lloc sec, lluny dels nens.",
        "El col·legi d'infermeres ofereix tallers per a cuidadors.",
        "Aquesta infusió cura l'artritis per sempre i sense efectes secundaris!",
        "#Vacunes #SalutPública #Infermeria"}},
      {"nl",
       {"Het griepseizoen is begonnen en onze verpleegkundigen staan klaar.",
        "Maak een afspraak voor de prik op dinsdag of donderdag tussen 9 en 16 uur.",
        "Was uw handen twintig seconden met zeep voordat u gaat eten.",
        "Van hoge bloeddruk merkt u vaak niets, dus laat die elk jaar meten.",
        "Eén op de tien volwassenen in onze regio heeft diabetes (bron: "
        "https://example.org/cijfers).",
        "Een korte wandeling na het eten verlaagt uw bloedsuiker.",
        "Hoest u langer dan drie weken? Ga dan langs bij uw huisarts.",
        "Dr. De Boer legt uit hoe een mammografie gaat en hoe lang het duurt.",
        "Bewaar medicijnen droog en buiten het bereik van kinderen.",
        "Mevrouw Jansen (67) belde ons vanmorgen op 06-12345678 over haar hart.",
        "Deze thee geneest reuma voorgoed en heeft geen bijwerkingen!",
        "#Griepprik #Gezondheid #Zorg"}},
      {"id",
       {"Musim flu sudah tiba dan perawat kami siap membantu Anda.",
        "Daftar vaksin pada hari Selasa atau Kamis pukul 09.00 sampai 16.00.",
        "Cuci tangan dengan sabun selama dua puluh detik sebelum makan.",
        "Tekanan darah tinggi sering tanpa gejala, jadi periksalah setiap tahun.",
        "Satu dari sepuluh orang dewasa di kabupaten kami hidup dengan diabetes.",
        "Jalan kaki sebentar setelah makan membantu menurunkan gula darah.",
        "Jika batuk lebih dari tiga minggu, datanglah ke puskesmas.",
        "Dokter Sari menjelaskan cara pemeriksaan payudara dan berapa lama.",
        "Simpan obat di tempat kering dan jauh dari jangkauan anak.",
        "Ramuan ini menyembuhkan semua penyakit tanpa efek samping!",
        "Hubungi kami di https://example.org/kontak 📞", "#Vaksin #Kesehatan #Puskesmas"}},
      {"sw",
       {"Msimu wa mafua umefika na wauguzi wetu wako tayari kukuhudumia.",
        "Njoo upate chanjo siku ya Jumanne au Alhamisi saa tatu hadi saa kumi.",
        "Nawa mikono kwa sabuni kwa sekunde ishirini kabla ya kula.",
        "Shinikizo la damu mara nyingi halina dalili, hivyo pima kila mwaka.",
        "Mtu mmoja kati ya kumi katika kaunti yetu anaishi na kisukari.",
        "Kutembea kidogo baada ya chakula husaidia kupunguza sukari.",
        "Ukikohoa zaidi ya wiki tatu, nenda kwenye kituo cha afya.",
        "Daktari Amina anaeleza jinsi uchunguzi wa matiti unavyofanyika.",
        "Hifadhi dawa mahali pakavu mbali na watoto.",
        "Dawa hii inaponya magonjwa yote kabisa bila madhara!",
        "Tupigie simu au tembelea https://example.org/kliniki 🏥", "#Chanjo #Afya #Wauguzi"}},
      {"is",
       {"Nú er flensutími og hjúkrunarfræðingarnir okkar taka vel á móti þér.",
        "Pantaðu tíma í bólusetningu á þriðjudögum eða fimmtudögum milli 9 og 16.",
        "Þvoðu hendur með sápu í tuttugu sekúndur áður en þú borðar.",
        "Hár blóðþrýstingur er oft einkennalaus, láttu því mæla hann árlega.",
        "Einn af hverjum tíu fullorðnum er með sykursýki (https://example.org/tolur).",
        "Stuttur göngutúr eftir mat lækkar blóðsykurinn.",
        "Ef hósti varir lengur en þrjár vikur skaltu leita til læknis.",
        "Guðrún læknir segir frá brjóstamyndatöku og hve langan tíma hún tekur.",
        "Geymdu lyf á þurrum stað þar sem börn ná ekki til.",
        "Þetta te læknar alla sjúkdóma fyrir fullt og allt og án aukaverkana!",
        "Hringdu í heilsugæsluna eða skrifaðu á netspjallið 💬",
        "#Bólusetning #Heilsa #Heilsugæsla"}},
  }};
  return all;
}

inline std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

// One post of about `letters` letters in that language.
inline std::string make_post(std::string_view language, std::size_t letters, std::mt19937& random) {
  const auto entry = std::ranges::find(corpus(), language, &Sentences::language);
  const std::span<const std::string_view> sentences = entry->sentences;
  std::string text;
  while (letters_of(text) < letters) {
    if (!text.empty()) text += random() % 5 == 0 ? "\n\n" : " ";
    text += sentences[random() % sentences.size()];
  }
  return text;
}

// Posts as clinics write them, put together from own sentences: the same ones every time. Half
// have about 350 letters, the longest 2,200; English as many as the other five languages together.
inline std::vector<Post> make_posts(std::size_t count) {
  constexpr std::array<std::size_t, 8> letters = {80, 160, 260, 310, 330, 420, 700, 1100};
  constexpr std::size_t longest = 2150;
  std::mt19937 random(20261122);
  std::vector<Post> out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t other = 1 + i / 2 % (corpus().size() - 1);
    const std::string_view language = corpus()[i % 2 == 0 ? 0 : other].language;
    const std::size_t wanted = i % 50 == 49 ? longest : letters[random() % letters.size()];
    out.push_back({language, make_post(language, wanted, random)});
  }
  return out;
}

}  // namespace bedside::bench
