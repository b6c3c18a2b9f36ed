"""Names of countries and of parts of them (ISO 3166), from pycountry; written by ``python -m tools.iso_places``."""

# ruff: noqa: RUF001 (names are as ISO 3166 spells them)

from __future__ import annotations

__all__ = ["PLACES"]

PLACES = """\
AD;;Andorra;AND|Principality of Andorra
AE;;United Arab Emirates;ARE
AF;;Afghanistan;AFG|Islamic Republic of Afghanistan
AG;;Antigua and Barbuda;ATG
AI;;Anguilla;AIA
AL;;Albania;ALB|Republic of Albania
AM;;Armenia;ARM|Republic of Armenia
AO;;Angola;AGO|Republic of Angola
AQ;;Antarctica;ATA
AR;;Argentina;ARG|Argentine Republic
AS;;American Samoa;ASM
AT;;Austria;AUT|Republic of Austria
AU;;Australia;AUS
AW;;Aruba;ABW
AX;;Åland Islands;ALA
AZ;;Azerbaijan;AZE|Republic of Azerbaijan
BA;;Bosnia and Herzegovina;BIH|Republic of Bosnia and Herzegovina
BB;;Barbados;BRB
BD;;Bangladesh;BGD|People's Republic of Bangladesh
BE;;Belgium;BEL|Kingdom of Belgium
BF;;Burkina Faso;BFA
BG;;Bulgaria;BGR|Republic of Bulgaria
BH;;Bahrain;BHR|Kingdom of Bahrain
BI;;Burundi;BDI|Republic of Burundi
BJ;;Benin;BEN|Republic of Benin
BL;;Saint Barthélemy;BLM
BM;;Bermuda;BMU
BN;;Brunei;BRN|Brunei Darussalam
BO;;Bolivia;BOL|Bolivia, Plurinational State of|Plurinational State of Bolivia
BQ;;Caribbean Netherlands;BES|Bonaire, Sint Eustatius and Saba
BR;;Brazil;BRA|Federative Republic of Brazil
BS;;Bahamas;BHS|Commonwealth of the Bahamas
BT;;Bhutan;BTN|Kingdom of Bhutan
BV;;Bouvet Island;BVT
BW;;Botswana;BWA|Republic of Botswana
BY;;Belarus;BLR|Republic of Belarus
BZ;;Belize;BLZ
CA;;Canada;CAN
CC;;Cocos Islands;CCK|Cocos (Keeling) Islands
CD;;DR Congo;COD|Congo, The Democratic Republic of the
CF;;Central African Republic;CAF
CG;;Congo;COG|Republic of the Congo
CH;;Switzerland;CHE|Swiss Confederation
CI;;Côte d'Ivoire;CIV|Republic of Côte d'Ivoire
CK;;Cook Islands;COK
CL;;Chile;CHL|Republic of Chile
CM;;Cameroon;CMR|Republic of Cameroon
CN;;China;CHN|People's Republic of China
CO;;Colombia;COL|Republic of Colombia
CR;;Costa Rica;CRI|Republic of Costa Rica
CU;;Cuba;CUB|Republic of Cuba
CV;;Cape Verde;CPV|Cabo Verde|Republic of Cabo Verde
CW;;Curaçao;CUW
CX;;Christmas Island;CXR
CY;;Cyprus;CYP|Republic of Cyprus
CZ;;Czechia;CZE|Czech Republic
DE;;Germany;DEU|Federal Republic of Germany
DJ;;Djibouti;DJI|Republic of Djibouti
DK;;Denmark;DNK|Kingdom of Denmark
DM;;Dominica;DMA|Commonwealth of Dominica
DO;;Dominican Republic;DOM
DZ;;Algeria;DZA|People's Democratic Republic of Algeria
EC;;Ecuador;ECU|Republic of Ecuador
EE;;Estonia;EST|Republic of Estonia
EG;;Egypt;EGY|Arab Republic of Egypt
EH;;Western Sahara;ESH
ER;;Eritrea;ERI|the State of Eritrea
ES;;Spain;ESP|Kingdom of Spain
ET;;Ethiopia;ETH|Federal Democratic Republic of Ethiopia
EU;;European Union
FI;;Finland;FIN|Republic of Finland
FJ;;Fiji;FJI|Republic of Fiji
FK;;Falkland Islands;FLK|Falkland Islands (Malvinas)
FM;;Micronesia;FSM|Micronesia, Federated States of|Federated States of Micronesia
FO;;Faroe Islands;FRO
FR;;France;FRA|French Republic
GA;;Gabon;GAB|Gabonese Republic
GB;;United Kingdom;GBR|United Kingdom of Great Britain and Northern Ireland
GD;;Grenada;GRD
GE;;Georgia;GEO
GF;;French Guiana;GUF
GG;;Guernsey;GGY
GH;;Ghana;GHA|Republic of Ghana
GI;;Gibraltar;GIB
GL;;Greenland;GRL
GM;;Gambia;GMB|Republic of the Gambia
GN;;Guinea;GIN|Republic of Guinea
GP;;Guadeloupe;GLP
GQ;;Equatorial Guinea;GNQ|Republic of Equatorial Guinea
GR;;Greece;GRC|Hellenic Republic
GS;;South Georgia and South Sandwich Islands;SGS|South Georgia and the South Sandwich Islands
GT;;Guatemala;GTM|Republic of Guatemala
GU;;Guam;GUM
GW;;Guinea-Bissau;GNB|Republic of Guinea-Bissau
GY;;Guyana;GUY|Republic of Guyana
HK;;Hong Kong;HKG|Hong Kong Special Administrative Region of China
HM;;Heard and McDonald Islands;HMD|Heard Island and McDonald Islands
HN;;Honduras;HND|Republic of Honduras
HR;;Croatia;HRV|Republic of Croatia
HT;;Haiti;HTI|Republic of Haiti
HU;;Hungary;HUN
ID;;Indonesia;IDN|Republic of Indonesia
IE;;Ireland;IRL
IL;;Israel;ISR|State of Israel
IM;;Isle of Man;IMN
IN;;India;IND|Republic of India
IO;;British Indian Ocean Territory;IOT
IQ;;Iraq;IRQ|Republic of Iraq
IR;;Iran;IRN|Iran, Islamic Republic of|Islamic Republic of Iran
IS;;Iceland;ISL|Republic of Iceland
IT;;Italy;ITA|Italian Republic
JE;;Jersey;JEY
JM;;Jamaica;JAM
JO;;Jordan;JOR|Hashemite Kingdom of Jordan
JP;;Japan;JPN
KE;;Kenya;KEN|Republic of Kenya
KG;;Kyrgyzstan;KGZ|Kyrgyz Republic
KH;;Cambodia;KHM|Kingdom of Cambodia
KI;;Kiribati;KIR|Republic of Kiribati
KM;;Comoros;COM|Union of the Comoros
KN;;Saint Kitts and Nevis;KNA
KP;;North Korea;PRK|Korea, Democratic People's Republic of|Democratic People's Republic of Korea
KR;;South Korea;KOR|Korea, Republic of
KW;;Kuwait;KWT|State of Kuwait
KY;;Cayman Islands;CYM
KZ;;Kazakhstan;KAZ|Republic of Kazakhstan
LA;;Laos;LAO|Lao People's Democratic Republic
LB;;Lebanon;LBN|Lebanese Republic
LC;;Saint Lucia;LCA
LI;;Liechtenstein;LIE|Principality of Liechtenstein
LK;;Sri Lanka;LKA|Democratic Socialist Republic of Sri Lanka
LR;;Liberia;LBR|Republic of Liberia
LS;;Lesotho;LSO|Kingdom of Lesotho
LT;;Lithuania;LTU|Republic of Lithuania
LU;;Luxembourg;LUX|Grand Duchy of Luxembourg
LV;;Latvia;LVA|Republic of Latvia
LY;;Libya;LBY
MA;;Morocco;MAR|Kingdom of Morocco
MC;;Monaco;MCO|Principality of Monaco
MD;;Moldova;MDA|Moldova, Republic of|Republic of Moldova
ME;;Montenegro;MNE
MF;;Saint Martin;MAF|Saint Martin (French part)
MG;;Madagascar;MDG|Republic of Madagascar
MH;;Marshall Islands;MHL|Republic of the Marshall Islands
MK;;North Macedonia;MKD|Republic of North Macedonia
ML;;Mali;MLI|Republic of Mali
MM;;Myanmar;MMR|Republic of Myanmar
MN;;Mongolia;MNG
MO;;Macao;MAC|Macao Special Administrative Region of China
MP;;Northern Mariana Islands;MNP|Commonwealth of the Northern Mariana Islands
MQ;;Martinique;MTQ
MR;;Mauritania;MRT|Islamic Republic of Mauritania
MS;;Montserrat;MSR
MT;;Malta;MLT|Republic of Malta
MU;;Mauritius;MUS|Republic of Mauritius
MV;;Maldives;MDV|Republic of Maldives
MW;;Malawi;MWI|Republic of Malawi
MX;;Mexico;MEX|United Mexican States
MY;;Malaysia;MYS
MZ;;Mozambique;MOZ|Republic of Mozambique
NA;;Namibia;NAM|Republic of Namibia
NC;;New Caledonia;NCL
NE;;Niger;NER|Republic of the Niger
NF;;Norfolk Island;NFK
NG;;Nigeria;NGA|Federal Republic of Nigeria
NI;;Nicaragua;NIC|Republic of Nicaragua
NL;;Netherlands;NLD|Kingdom of the Netherlands
NO;;Norway;NOR|Kingdom of Norway
NP;;Nepal;NPL|Federal Democratic Republic of Nepal
NR;;Nauru;NRU|Republic of Nauru
NU;;Niue;NIU
NZ;;New Zealand;NZL
OM;;Oman;OMN|Sultanate of Oman
PA;;Panama;PAN|Republic of Panama
PE;;Peru;PER|Republic of Peru
PF;;French Polynesia;PYF
PG;;Papua New Guinea;PNG|Independent State of Papua New Guinea
PH;;Philippines;PHL|Republic of the Philippines
PK;;Pakistan;PAK|Islamic Republic of Pakistan
PL;;Poland;POL|Republic of Poland
PM;;Saint Pierre and Miquelon;SPM
PN;;Pitcairn Islands;PCN|Pitcairn
PR;;Puerto Rico;PRI
PS;;Palestine;PSE|Palestine, State of|the State of Palestine
PT;;Portugal;PRT|Portuguese Republic
PW;;Palau;PLW|Republic of Palau
PY;;Paraguay;PRY|Republic of Paraguay
QA;;Qatar;QAT|State of Qatar
RE;;Réunion;REU
RO;;Romania;ROU
RS;;Serbia;SRB|Republic of Serbia
RU;;Russia;RUS|Russian Federation
RW;;Rwanda;RWA|Rwandese Republic
SA;;Saudi Arabia;SAU|Kingdom of Saudi Arabia
SB;;Solomon Islands;SLB
SC;;Seychelles;SYC|Republic of Seychelles
SD;;Sudan;SDN|Republic of the Sudan
SE;;Sweden;SWE|Kingdom of Sweden
SG;;Singapore;SGP|Republic of Singapore
SH;;Saint Helena;SHN|Saint Helena, Ascension and Tristan da Cunha
SI;;Slovenia;SVN|Republic of Slovenia
SJ;;Svalbard and Jan Mayen;SJM
SK;;Slovakia;SVK|Slovak Republic
SL;;Sierra Leone;SLE|Republic of Sierra Leone
SM;;San Marino;SMR|Republic of San Marino
SN;;Senegal;SEN|Republic of Senegal
SO;;Somalia;SOM|Federal Republic of Somalia
SR;;Suriname;SUR|Republic of Suriname
SS;;South Sudan;SSD|Republic of South Sudan
ST;;São Tomé and Príncipe;STP|Sao Tome and Principe|Democratic Republic of Sao Tome and Principe
SV;;El Salvador;SLV|Republic of El Salvador
SX;;Sint Maarten;SXM|Sint Maarten (Dutch part)
SY;;Syria;SYR|Syrian Arab Republic
SZ;;Eswatini;SWZ|Kingdom of Eswatini
TC;;Turks and Caicos Islands;TCA
TD;;Chad;TCD|Republic of Chad
TF;;French Southern Territories;ATF
TG;;Togo;TGO|Togolese Republic
TH;;Thailand;THA|Kingdom of Thailand
TJ;;Tajikistan;TJK|Republic of Tajikistan
TK;;Tokelau;TKL
TL;;Timor-Leste;TLS|Democratic Republic of Timor-Leste
TM;;Turkmenistan;TKM
TN;;Tunisia;TUN|Republic of Tunisia
TO;;Tonga;TON|Kingdom of Tonga
TR;;Türkiye;TUR|Republic of Türkiye
TT;;Trinidad and Tobago;TTO|Republic of Trinidad and Tobago
TV;;Tuvalu;TUV
TW;;Taiwan;TWN|Taiwan, Province of China
TZ;;Tanzania;TZA|Tanzania, United Republic of|United Republic of Tanzania
UA;;Ukraine;UKR
UG;;Uganda;UGA|Republic of Uganda
UM;;U.S. Outlying Islands;UMI|United States Minor Outlying Islands
UN;;United Nations
US;;United States;USA|United States of America
UY;;Uruguay;URY|Eastern Republic of Uruguay
UZ;;Uzbekistan;UZB|Republic of Uzbekistan
VA;;Vatican City;VAT|Holy See (Vatican City State)
VC;;Saint Vincent and Grenadines;VCT|Saint Vincent and the Grenadines
VE;;Venezuela;VEN|Venezuela, Bolivarian Republic of|Bolivarian Republic of Venezuela
VG;;British Virgin Islands;VGB|Virgin Islands, British
VI;;U.S. Virgin Islands;VIR|Virgin Islands, U.S.|Virgin Islands of the United States
VN;;Vietnam;VNM|Viet Nam|Socialist Republic of Viet Nam
VU;;Vanuatu;VUT|Republic of Vanuatu
WF;;Wallis and Futuna;WLF
WS;;Samoa;WSM|Independent State of Samoa
XK;;Kosovo
YE;;Yemen;YEM|Republic of Yemen
YT;;Mayotte;MYT
ZA;;South Africa;ZAF|Republic of South Africa
ZM;;Zambia;ZMB|Republic of Zambia
ZW;;Zimbabwe;ZWE|Republic of Zimbabwe
AE-AJ;;‘Ajmān
AE-AZ;;Abū Z̧aby
AE-DU;;Dubayy
AE-FU;;Al Fujayrah
AE-RK;;Ra’s al Khaymah
AE-SH;;Ash Shāriqah
AE-UQ;;Umm al Qaywayn
AO-BGO;;Bengo
AO-BGU;;Benguela
AO-BIE;;Bié
AO-CAB;;Cabinda
AO-CCU;;Cuando Cubango
AO-CNN;;Cunene
AO-CNO;;Cuanza-Norte
AO-CUS;;Cuanza-Sul
AO-HUA;;Huambo
AO-HUI;;Huíla
AO-LNO;;Lunda-Norte
AO-LSU;;Lunda-Sul
AO-LUA;;Luanda
AO-MAL;;Malange
AO-MOX;;Moxico
AO-NAM;;Namibe
AO-UIG;;Uíge
AO-ZAI;;Zaire
AR-A;;Salta
AR-B;;Buenos Aires
AR-C;;Ciudad Autónoma de Buenos Aires
AR-D;;San Luis
AR-E;;Entre Ríos
AR-F;;La Rioja
AR-G;;Santiago del Estero
AR-H;;Chaco
AR-J;;San Juan
AR-K;;Catamarca
AR-L;;La Pampa
AR-M;;Mendoza
AR-N;;Misiones
AR-P;;Formosa
AR-Q;;Neuquén
AR-R;;Río Negro
AR-S;;Santa Fe
AR-T;;Tucumán
AR-U;;Chubut
AR-V;;Tierra del Fuego
AR-W;;Corrientes
AR-X;;Córdoba
AR-Y;;Jujuy
AR-Z;;Santa Cruz
AT-1;;Burgenland
AT-2;;Kärnten
AT-3;;Niederösterreich
AT-4;;Oberösterreich
AT-5;;Salzburg
AT-6;;Steiermark
AT-7;;Tirol
AT-8;;Vorarlberg
AT-9;;Wien
AU-ACT;;Australian Capital Territory
AU-NSW;;New South Wales
AU-NT;;Northern Territory
AU-QLD;;Queensland
AU-SA;;South Australia
AU-TAS;;Tasmania
AU-VIC;;Victoria
AU-WA;;Western Australia
BA-BIH;;Federacija Bosne i Hercegovine
BA-BRC;;Brčko distrikt
BA-SRP;;Republika Srpska
BD-01;BD-B;Bandarban
BD-02;BD-A;Barguna
BD-03;BD-E;Bogura
BD-04;BD-B;Brahmanbaria
BD-05;BD-D;Bagerhat
BD-06;BD-A;Barishal
BD-07;BD-A;Bhola
BD-08;BD-B;Cumilla
BD-09;BD-B;Chandpur
BD-10;BD-B;Chattogram
BD-11;BD-B;Cox's Bazar
BD-12;BD-D;Chuadanga
BD-13;BD-C;Dhaka
BD-14;BD-F;Dinajpur
BD-15;BD-C;Faridpur
BD-16;BD-B;Feni
BD-17;BD-C;Gopalganj
BD-18;BD-C;Gazipur
BD-19;BD-F;Gaibandha
BD-20;BD-G;Habiganj
BD-21;BD-H;Jamalpur
BD-22;BD-D;Jashore
BD-23;BD-D;Jhenaidah
BD-24;BD-E;Joypurhat
BD-25;BD-A;Jhalakathi
BD-26;BD-C;Kishoreganj
BD-27;BD-D;Khulna
BD-28;BD-F;Kurigram
BD-29;BD-B;Khagrachhari
BD-30;BD-D;Kushtia
BD-31;BD-B;Lakshmipur
BD-32;BD-F;Lalmonirhat
BD-33;BD-C;Manikganj
BD-34;BD-H;Mymensingh
BD-35;BD-C;Munshiganj
BD-36;BD-C;Madaripur
BD-37;BD-D;Magura
BD-38;BD-G;Moulvibazar
BD-39;BD-D;Meherpur
BD-40;BD-C;Narayanganj
BD-41;BD-H;Netrakona
BD-42;BD-C;Narsingdi
BD-43;BD-D;Narail
BD-44;BD-E;Natore
BD-45;BD-E;Chapai Nawabganj
BD-46;BD-F;Nilphamari
BD-47;BD-B;Noakhali
BD-48;BD-E;Naogaon
BD-49;BD-E;Pabna
BD-50;BD-A;Pirojpur
BD-51;BD-A;Patuakhali
BD-52;BD-F;Panchagarh
BD-53;BD-C;Rajbari
BD-54;BD-E;Rajshahi
BD-55;BD-F;Rangpur
BD-56;BD-B;Rangamati
BD-57;BD-H;Sherpur
BD-58;BD-D;Satkhira
BD-59;BD-E;Sirajganj
BD-60;BD-G;Sylhet
BD-61;BD-G;Sunamganj
BD-62;BD-C;Shariatpur
BD-63;BD-C;Tangail
BD-64;BD-F;Thakurgaon
BD-A;;Barishal
BD-B;;Chattogram
BD-C;;Dhaka
BD-D;;Khulna
BD-E;;Rajshahi
BD-F;;Rangpur
BD-G;;Sylhet
BD-H;;Mymensingh
BE-BRU;;Région de Bruxelles-Capitale;Bruxelles-Capitale
BE-VAN;BE-VLG;Antwerpen
BE-VBR;BE-VLG;Vlaams-Brabant
BE-VLG;;Vlaams Gewest
BE-VLI;BE-VLG;Limburg
BE-VOV;BE-VLG;Oost-Vlaanderen
BE-VWV;BE-VLG;West-Vlaanderen
BE-WAL;;Région wallonne;wallonne
BE-WBR;BE-WAL;Brabant wallon
BE-WHT;BE-WAL;Hainaut
BE-WLG;BE-WAL;Liège
BE-WLX;BE-WAL;Luxembourg
BE-WNA;BE-WAL;Namur
BF-01;;Boucle du Mouhoun
BF-02;;Cascades
BF-03;;Centre
BF-04;;Centre-Est
BF-05;;Centre-Nord
BF-06;;Centre-Ouest
BF-07;;Centre-Sud
BF-08;;Est
BF-09;;Hauts-Bassins
BF-10;;Nord
BF-11;;Plateau-Central
BF-12;;Sahel
BF-13;;Sud-Ouest
BF-BAL;BF-01;Balé
BF-BAM;BF-05;Bam
BF-BAN;BF-01;Banwa
BF-BAZ;BF-07;Bazèga
BF-BGR;BF-13;Bougouriba
BF-BLG;BF-04;Boulgou
BF-BLK;BF-06;Boulkiemdé
BF-COM;BF-02;Comoé
BF-GAN;BF-11;Ganzourgou
BF-GNA;BF-08;Gnagna
BF-GOU;BF-08;Gourma
BF-HOU;BF-09;Houet
BF-IOB;BF-13;Ioba
BF-KAD;BF-03;Kadiogo
BF-KEN;BF-09;Kénédougou
BF-KMD;BF-08;Komondjari
BF-KMP;BF-08;Kompienga
BF-KOP;BF-04;Koulpélogo
BF-KOS;BF-01;Kossi
BF-KOT;BF-04;Kouritenga
BF-KOW;BF-11;Kourwéogo
BF-LER;BF-02;Léraba
BF-LOR;BF-10;Loroum
BF-MOU;BF-01;Mouhoun
BF-NAM;BF-05;Namentenga
BF-NAO;BF-07;Nahouri
BF-NAY;BF-01;Nayala
BF-NOU;BF-13;Noumbiel
BF-OUB;BF-11;Oubritenga
BF-OUD;BF-12;Oudalan
BF-PAS;BF-10;Passoré
BF-PON;BF-13;Poni
BF-SEN;BF-12;Séno
BF-SIS;BF-06;Sissili
BF-SMT;BF-05;Sanmatenga
BF-SNG;BF-06;Sanguié
BF-SOM;BF-12;Soum
BF-SOR;BF-01;Sourou
BF-TAP;BF-08;Tapoa
BF-TUI;BF-09;Tuy
BF-YAG;BF-12;Yagha
BF-YAT;BF-10;Yatenga
BF-ZIR;BF-06;Ziro
BF-ZON;BF-10;Zondoma
BF-ZOU;BF-07;Zoundwéogo
BG-01;;Blagoevgrad
BG-02;;Burgas
BG-03;;Varna
BG-04;;Veliko Tarnovo
BG-05;;Vidin
BG-06;;Vratsa
BG-07;;Gabrovo
BG-08;;Dobrich
BG-09;;Kardzhali
BG-10;;Kyustendil
BG-11;;Lovech
BG-12;;Montana
BG-13;;Pazardzhik
BG-14;;Pernik
BG-15;;Pleven
BG-16;;Plovdiv
BG-17;;Razgrad
BG-18;;Ruse
BG-19;;Silistra
BG-20;;Sliven
BG-21;;Smolyan
BG-22;;Sofia;stolitsa
BG-23;;Sofia
BG-24;;Stara Zagora
BG-25;;Targovishte
BG-26;;Haskovo
BG-27;;Shumen
BG-28;;Yambol
BO-B;;El Beni
BO-C;;Cochabamba
BO-H;;Chuquisaca
BO-L;;La Paz
BO-N;;Pando
BO-O;;Oruro
BO-P;;Potosí
BO-S;;Santa Cruz
BO-T;;Tarija
BR-AC;;Acre
BR-AL;;Alagoas
BR-AM;;Amazonas
BR-AP;;Amapá
BR-BA;;Bahia
BR-CE;;Ceará
BR-DF;;Distrito Federal
BR-ES;;Espírito Santo
BR-GO;;Goiás
BR-MA;;Maranhão
BR-MG;;Minas Gerais
BR-MS;;Mato Grosso do Sul
BR-MT;;Mato Grosso
BR-PA;;Pará
BR-PB;;Paraíba
BR-PE;;Pernambuco
BR-PI;;Piauí
BR-PR;;Paraná
BR-RJ;;Rio de Janeiro
BR-RN;;Rio Grande do Norte
BR-RO;;Rondônia
BR-RR;;Roraima
BR-RS;;Rio Grande do Sul
BR-SC;;Santa Catarina
BR-SE;;Sergipe
BR-SP;;São Paulo
BR-TO;;Tocantins
BW-CE;;Central
BW-CH;;Chobe
BW-FR;;Francistown
BW-GA;;Gaborone
BW-GH;;Ghanzi
BW-JW;;Jwaneng
BW-KG;;Kgalagadi
BW-KL;;Kgatleng
BW-KW;;Kweneng
BW-LO;;Lobatse
BW-NE;;North East
BW-NW;;North West
BW-SE;;South East
BW-SO;;Southern
BW-SP;;Selibe Phikwe
BW-ST;;Sowa Town
CA-AB;;Alberta
CA-BC;;British Columbia
CA-MB;;Manitoba
CA-NB;;New Brunswick
CA-NL;;Newfoundland and Labrador
CA-NS;;Nova Scotia
CA-NT;;Northwest Territories
CA-NU;;Nunavut
CA-ON;;Ontario
CA-PE;;Prince Edward Island
CA-QC;;Quebec
CA-SK;;Saskatchewan
CA-YT;;Yukon
CH-AG;;Aargau
CH-AI;;Appenzell Innerrhoden
CH-AR;;Appenzell Ausserrhoden
CH-BE;;Berne
CH-BL;;Basel-Landschaft
CH-BS;;Basel-Stadt
CH-FR;;Fribourg
CH-GE;;Genève
CH-GL;;Glarus
CH-GR;;Graubünden
CH-JU;;Jura
CH-LU;;Luzern
CH-NE;;Neuchâtel
CH-NW;;Nidwalden
CH-OW;;Obwalden
CH-SG;;Sankt Gallen
CH-SH;;Schaffhausen
CH-SO;;Solothurn
CH-SZ;;Schwyz
CH-TG;;Thurgau
CH-TI;;Ticino
CH-UR;;Uri
CH-VD;;Vaud
CH-VS;;Valais
CH-ZG;;Zug
CH-ZH;;Zürich
CI-AB;;Abidjan
CI-BS;;Bas-Sassandra
CI-CM;;Comoé
CI-DN;;Denguélé
CI-GD;;Gôh-Djiboua
CI-LC;;Lacs
CI-LG;;Lagunes
CI-MG;;Montagnes
CI-SM;;Sassandra-Marahoué
CI-SV;;Savanes
CI-VB;;Vallée du Bandama
CI-WR;;Woroba
CI-YM;;Yamoussoukro
CI-ZZ;;Zanzan
CL-AI;;Aisén del General Carlos Ibañez del Campo
CL-AN;;Antofagasta
CL-AP;;Arica y Parinacota
CL-AR;;La Araucanía
CL-AT;;Atacama
CL-BI;;Biobío
CL-CO;;Coquimbo
CL-LI;;Libertador General Bernardo O'Higgins
CL-LL;;Los Lagos
CL-LR;;Los Ríos
CL-MA;;Magallanes
CL-ML;;Maule
CL-NB;;Ñuble
CL-RM;;Región Metropolitana de Santiago
CL-TA;;Tarapacá
CL-VS;;Valparaíso
CM-AD;;Adamaoua
CM-CE;;Centre
CM-EN;;Far North
CM-ES;;East
CM-LT;;Littoral
CM-NO;;North
CM-NW;;North-West
CM-OU;;West
CM-SU;;South
CM-SW;;South-West
CN-AH;;Anhui Sheng
CN-BJ;;Beijing Shi
CN-CQ;;Chongqing Shi
CN-FJ;;Fujian Sheng
CN-GD;;Guangdong Sheng
CN-GS;;Gansu Sheng
CN-GX;;Guangxi Zhuangzu Zizhiqu
CN-GZ;;Guizhou Sheng
CN-HA;;Henan Sheng
CN-HB;;Hubei Sheng
CN-HE;;Hebei Sheng
CN-HI;;Hainan Sheng
CN-HL;;Heilongjiang Sheng
CN-HN;;Hunan Sheng
CN-JL;;Jilin Sheng
CN-JS;;Jiangsu Sheng
CN-JX;;Jiangxi Sheng
CN-LN;;Liaoning Sheng
CN-NM;;Nei Mongol Zizhiqu
CN-NX;;Ningxia Huizu Zizhiqu
CN-QH;;Qinghai Sheng
CN-SC;;Sichuan Sheng
CN-SD;;Shandong Sheng
CN-SH;;Shanghai Shi
CN-SN;;Shaanxi Sheng
CN-SX;;Shanxi Sheng
CN-TJ;;Tianjin Shi
CN-XJ;;Xinjiang Uygur Zizhiqu
CN-XZ;;Xizang Zizhiqu
CN-YN;;Yunnan Sheng
CN-ZJ;;Zhejiang Sheng
CV-B;;Ilhas de Barlavento
CV-BR;CV-S;Brava
CV-BV;CV-B;Boa Vista
CV-CA;CV-S;Santa Catarina
CV-CF;CV-S;Santa Catarina do Fogo
CV-CR;CV-S;Santa Cruz
CV-MA;CV-S;Maio
CV-MO;CV-S;Mosteiros
CV-PA;CV-B;Paul
CV-PN;CV-B;Porto Novo
CV-PR;CV-S;Praia
CV-RB;CV-B;Ribeira Brava
CV-RG;CV-B;Ribeira Grande
CV-RS;CV-S;Ribeira Grande de Santiago
CV-S;;Ilhas de Sotavento
CV-SD;CV-S;São Domingos
CV-SF;CV-S;São Filipe
CV-SL;CV-B;Sal
CV-SM;CV-S;São Miguel
CV-SO;CV-S;São Lourenço dos Órgãos
CV-SS;CV-S;São Salvador do Mundo
CV-SV;CV-B;São Vicente
CV-TA;CV-S;Tarrafal
CV-TS;CV-B;Tarrafal de São Nicolau
CZ-10;;Hlavní město Praha;Praha
CZ-20;;Středočeský kraj
CZ-201;CZ-20;Benešov
CZ-202;CZ-20;Beroun
CZ-203;CZ-20;Kladno
CZ-204;CZ-20;Kolín
CZ-205;CZ-20;Kutná Hora
CZ-206;CZ-20;Mělník
CZ-207;CZ-20;Mladá Boleslav
CZ-208;CZ-20;Nymburk
CZ-209;CZ-20;Praha-východ
CZ-20A;CZ-20;Praha-západ
CZ-20B;CZ-20;Příbram
CZ-20C;CZ-20;Rakovník
CZ-31;;Jihočeský kraj
CZ-311;CZ-31;České Budějovice
CZ-312;CZ-31;Český Krumlov
CZ-313;CZ-31;Jindřichův Hradec
CZ-314;CZ-31;Písek
CZ-315;CZ-31;Prachatice
CZ-316;CZ-31;Strakonice
CZ-317;CZ-31;Tábor
CZ-32;;Plzeňský kraj
CZ-321;CZ-32;Domažlice
CZ-322;CZ-32;Klatovy
CZ-323;CZ-32;Plzeň-město
CZ-324;CZ-32;Plzeň-jih
CZ-325;CZ-32;Plzeň-sever
CZ-326;CZ-32;Rokycany
CZ-327;CZ-32;Tachov
CZ-41;;Karlovarský kraj
CZ-411;CZ-41;Cheb
CZ-412;CZ-41;Karlovy Vary
CZ-413;CZ-41;Sokolov
CZ-42;;Ústecký kraj
CZ-421;CZ-42;Děčín
CZ-422;CZ-42;Chomutov
CZ-423;CZ-42;Litoměřice
CZ-424;CZ-42;Louny
CZ-425;CZ-42;Most
CZ-426;CZ-42;Teplice
CZ-427;CZ-42;Ústí nad Labem
CZ-51;;Liberecký kraj
CZ-511;CZ-51;Česká Lípa
CZ-512;CZ-51;Jablonec nad Nisou
CZ-513;CZ-51;Liberec
CZ-514;CZ-51;Semily
CZ-52;;Královéhradecký kraj
CZ-521;CZ-52;Hradec Králové
CZ-522;CZ-52;Jičín
CZ-523;CZ-52;Náchod
CZ-524;CZ-52;Rychnov nad Kněžnou
CZ-525;CZ-52;Trutnov
CZ-53;;Pardubický kraj
CZ-531;CZ-53;Chrudim
CZ-532;CZ-53;Pardubice
CZ-533;CZ-53;Svitavy
CZ-534;CZ-53;Ústí nad Orlicí
CZ-63;;Kraj Vysočina
CZ-631;CZ-63;Havlíčkův Brod
CZ-632;CZ-63;Jihlava
CZ-633;CZ-63;Pelhřimov
CZ-634;CZ-63;Třebíč
CZ-635;CZ-63;Žďár nad Sázavou
CZ-64;;Jihomoravský kraj
CZ-641;CZ-64;Blansko
CZ-642;CZ-64;Brno-město
CZ-643;CZ-64;Brno-venkov
CZ-644;CZ-64;Břeclav
CZ-645;CZ-64;Hodonín
CZ-646;CZ-64;Vyškov
CZ-647;CZ-64;Znojmo
CZ-71;;Olomoucký kraj
CZ-711;CZ-71;Jeseník
CZ-712;CZ-71;Olomouc
CZ-713;CZ-71;Prostějov
CZ-714;CZ-71;Přerov
CZ-715;CZ-71;Šumperk
CZ-72;;Zlínský kraj
CZ-721;CZ-72;Kroměříž
CZ-722;CZ-72;Uherské Hradiště
CZ-723;CZ-72;Vsetín
CZ-724;CZ-72;Zlín
CZ-80;;Moravskoslezský kraj
CZ-801;CZ-80;Bruntál
CZ-802;CZ-80;Frýdek-Místek
CZ-803;CZ-80;Karviná
CZ-804;CZ-80;Nový Jičín
CZ-805;CZ-80;Opava
CZ-806;CZ-80;Ostrava-město
DE-BB;;Brandenburg
DE-BE;;Berlin
DE-BW;;Baden-Württemberg
DE-BY;;Bayern
DE-HB;;Bremen
DE-HE;;Hessen
DE-HH;;Hamburg
DE-MV;;Mecklenburg-Vorpommern
DE-NI;;Niedersachsen
DE-NW;;Nordrhein-Westfalen
DE-RP;;Rheinland-Pfalz
DE-SH;;Schleswig-Holstein
DE-SL;;Saarland
DE-SN;;Sachsen
DE-ST;;Sachsen-Anhalt
DE-TH;;Thüringen
DK-81;;Nordjylland
DK-82;;Midtjylland
DK-83;;Syddanmark
DK-84;;Hovedstaden
DK-85;;Sjælland
EC-A;;Azuay
EC-B;;Bolívar
EC-C;;Carchi
EC-D;;Orellana
EC-E;;Esmeraldas
EC-F;;Cañar
EC-G;;Guayas
EC-H;;Chimborazo
EC-I;;Imbabura
EC-L;;Loja
EC-M;;Manabí
EC-N;;Napo
EC-O;;El Oro
EC-P;;Pichincha
EC-R;;Los Ríos
EC-S;;Morona Santiago
EC-SD;;Santo Domingo de los Tsáchilas
EC-SE;;Santa Elena
EC-T;;Tungurahua
EC-U;;Sucumbíos
EC-W;;Galápagos
EC-X;;Cotopaxi
EC-Y;;Pastaza
EC-Z;;Zamora Chinchipe
EE-130;EE-45;Alutaguse
EE-141;EE-37;Anija
EE-142;EE-87;Antsla
EE-171;EE-79;Elva
EE-184;EE-56;Haapsalu
EE-191;EE-60;Haljala
EE-198;EE-37;Harku
EE-205;EE-39;Hiiumaa
EE-214;EE-68;Häädemeeste
EE-245;EE-37;Jõelähtme
EE-247;EE-50;Jõgeva
EE-251;EE-45;Jõhvi
EE-255;EE-52;Järva
EE-272;EE-60;Kadrina
EE-283;EE-79;Kambja
EE-284;EE-64;Kanepi
EE-291;EE-79;Kastre
EE-293;EE-71;Kehtna
EE-296;EE-37;Keila
EE-303;EE-68;Kihnu
EE-305;EE-37;Kiili
EE-317;EE-71;Kohila
EE-321;EE-45;Kohtla-Järve
EE-338;EE-37;Kose
EE-353;EE-37;Kuusalu
EE-37;;Harjumaa
EE-39;;Hiiumaa
EE-424;EE-37;Loksa
EE-430;EE-68;Lääneranna
EE-431;EE-37;Lääne-Harju
EE-432;EE-79;Luunja
EE-441;EE-56;Lääne-Nigula
EE-442;EE-45;Lüganuse
EE-446;EE-37;Maardu
EE-45;;Ida-Virumaa
EE-478;EE-74;Muhu
EE-480;EE-84;Mulgi
EE-486;EE-50;Mustvee
EE-50;;Jõgevamaa
EE-503;EE-71;Märjamaa
EE-511;EE-45;Narva
EE-514;EE-45;Narva-Jõesuu
EE-52;;Järvamaa
EE-528;EE-79;Nõo
EE-557;EE-81;Otepää
EE-56;;Läänemaa
EE-567;EE-52;Paide
EE-586;EE-79;Peipsiääre
EE-60;;Lääne-Virumaa
EE-615;EE-84;Põhja-Sakala
EE-618;EE-50;Põltsamaa
EE-622;EE-64;Põlva
EE-624;EE-68;Pärnu
EE-638;EE-68;Põhja-Pärnumaa
EE-64;;Põlvamaa
EE-651;EE-37;Raasiku
EE-653;EE-37;Rae
EE-661;EE-60;Rakvere
EE-663;EE-60;Rakvere
EE-668;EE-71;Rapla
EE-68;;Pärnumaa
EE-689;EE-74;Ruhnu
EE-698;EE-87;Rõuge
EE-708;EE-64;Räpina
EE-71;;Raplamaa
EE-712;EE-68;Saarde
EE-714;EE-74;Saaremaa
EE-719;EE-37;Saku
EE-726;EE-37;Saue
EE-732;EE-87;Setomaa
EE-735;EE-45;Sillamäe
EE-74;;Saaremaa
EE-784;EE-37;Tallinn
EE-79;;Tartumaa
EE-792;EE-60;Tapa
EE-793;EE-79;Tartu
EE-796;EE-79;Tartu
EE-803;EE-45;Toila
EE-809;EE-68;Tori
EE-81;;Valgamaa
EE-824;EE-81;Tõrva
EE-834;EE-52;Türi
EE-84;;Viljandimaa
EE-855;EE-81;Valga
EE-87;;Võrumaa
EE-890;EE-37;Viimsi
EE-897;EE-84;Viljandi
EE-899;EE-84;Viljandi
EE-901;EE-60;Vinni
EE-903;EE-60;Viru-Nigula
EE-907;EE-56;Vormsi
EE-917;EE-87;Võru
EE-919;EE-87;Võru
EE-928;EE-60;Väike-Maarja
ES-A;ES-VC;Alicante
ES-AB;ES-CM;Albacete
ES-AL;ES-AN;Almería
ES-AN;;Andalucía
ES-AR;;Aragón
ES-AS;;Principado de Asturias;Asturias
ES-AV;ES-CL;Ávila
ES-B;ES-CT;Barcelona
ES-BA;ES-EX;Badajoz
ES-BI;ES-PV;Bizkaia
ES-BU;ES-CL;Burgos
ES-C;ES-GA;A Coruña;La Coruña
ES-CA;ES-AN;Cádiz
ES-CB;;Cantabria
ES-CC;ES-EX;Cáceres
ES-CE;;Ceuta
ES-CL;;Castilla y León
ES-CM;;Castilla-La Mancha
ES-CN;;Canarias
ES-CO;ES-AN;Córdoba
ES-CR;ES-CM;Ciudad Real
ES-CS;ES-VC;Castellón
ES-CT;;Catalunya;Cataluña
ES-CU;ES-CM;Cuenca
ES-EX;;Extremadura
ES-GA;;Galicia
ES-GC;ES-CN;Las Palmas
ES-GI;ES-CT;Girona;Gerona
ES-GR;ES-AN;Granada
ES-GU;ES-CM;Guadalajara
ES-H;ES-AN;Huelva
ES-HU;ES-AR;Huesca
ES-IB;;Illes Balears;Islas Baleares
ES-J;ES-AN;Jaén
ES-L;ES-CT;Lleida;Lérida
ES-LE;ES-CL;León
ES-LO;ES-RI;La Rioja
ES-LU;ES-GA;Lugo
ES-M;ES-MD;Madrid
ES-MA;ES-AN;Málaga
ES-MC;;Región de Murcia;Murcia
ES-MD;;Comunidad de Madrid;Madrid
ES-ML;;Melilla
ES-MU;ES-MC;Murcia
ES-NA;ES-NC;Navarra
ES-NC;;Comunidad Foral de Navarra;Navarra
ES-O;ES-AS;Asturias
ES-OR;ES-GA;Ourense;Orense
ES-P;ES-CL;Palencia
ES-PM;ES-IB;Illes Balears;Islas Baleares
ES-PO;ES-GA;Pontevedra
ES-PV;;País Vasco
ES-RI;;La Rioja
ES-S;ES-CB;Cantabria
ES-SA;ES-CL;Salamanca
ES-SE;ES-AN;Sevilla
ES-SG;ES-CL;Segovia
ES-SO;ES-CL;Soria
ES-SS;ES-PV;Gipuzkoa
ES-T;ES-CT;Tarragona
ES-TE;ES-AR;Teruel
ES-TF;ES-CN;Santa Cruz de Tenerife
ES-TO;ES-CM;Toledo
ES-V;ES-VC;Valencia
ES-VA;ES-CL;Valladolid
ES-VC;;Comunidad Valenciana;Valenciana
ES-VI;ES-PV;Álava
ES-Z;ES-AR;Zaragoza
ES-ZA;ES-CL;Zamora
ET-AA;;Addis Ababa
ET-AF;;Afar
ET-AM;;Amara
ET-BE;;Benshangul-Gumaz
ET-DD;;Dire Dawa
ET-GA;;Gambela Peoples
ET-HA;;Harari People
ET-OR;;Oromia
ET-SI;;Sidama
ET-SN;;Southern Nations, Nationalities and Peoples
ET-SO;;Somali
ET-SW;;Southwest Ethiopia Peoples
ET-TI;;Tigrai
FI-02;;Etelä-Karjala
FI-03;;Etelä-Pohjanmaa
FI-04;;Etelä-Savo
FI-05;;Kainuu
FI-06;;Kanta-Häme
FI-07;;Keski-Pohjanmaa
FI-08;;Keski-Suomi
FI-09;;Kymenlaakso
FI-10;;Lappi
FI-11;;Pirkanmaa
FI-12;;Pohjanmaa
FI-13;;Pohjois-Karjala
FI-14;;Pohjois-Pohjanmaa
FI-15;;Pohjois-Savo
FI-16;;Päijät-Häme
FI-17;;Satakunta
FI-18;;Uusimaa
FI-19;;Varsinais-Suomi
FR-01;FR-ARA;Ain
FR-02;FR-HDF;Aisne
FR-03;FR-ARA;Allier
FR-04;FR-PAC;Alpes-de-Haute-Provence
FR-05;FR-PAC;Hautes-Alpes
FR-06;FR-PAC;Alpes-Maritimes
FR-07;FR-ARA;Ardèche
FR-08;FR-GES;Ardennes
FR-09;FR-OCC;Ariège
FR-10;FR-GES;Aube
FR-11;FR-OCC;Aude
FR-12;FR-OCC;Aveyron
FR-13;FR-PAC;Bouches-du-Rhône
FR-14;FR-NOR;Calvados
FR-15;FR-ARA;Cantal
FR-16;FR-NAQ;Charente
FR-17;FR-NAQ;Charente-Maritime
FR-18;FR-CVL;Cher
FR-19;FR-NAQ;Corrèze
FR-20R;;Corse
FR-21;FR-BFC;Côte-d'Or
FR-22;FR-BRE;Côtes-d'Armor
FR-23;FR-NAQ;Creuse
FR-24;FR-NAQ;Dordogne
FR-25;FR-BFC;Doubs
FR-26;FR-ARA;Drôme
FR-27;FR-NOR;Eure
FR-28;FR-CVL;Eure-et-Loir
FR-29;FR-BRE;Finistère
FR-2A;FR-20R;Corse-du-Sud
FR-2B;FR-20R;Haute-Corse
FR-30;FR-OCC;Gard
FR-31;FR-OCC;Haute-Garonne
FR-32;FR-OCC;Gers
FR-33;FR-NAQ;Gironde
FR-34;FR-OCC;Hérault
FR-35;FR-BRE;Ille-et-Vilaine
FR-36;FR-CVL;Indre
FR-37;FR-CVL;Indre-et-Loire
FR-38;FR-ARA;Isère
FR-39;FR-BFC;Jura
FR-40;FR-NAQ;Landes
FR-41;FR-CVL;Loir-et-Cher
FR-42;FR-ARA;Loire
FR-43;FR-ARA;Haute-Loire
FR-44;FR-PDL;Loire-Atlantique
FR-45;FR-CVL;Loiret
FR-46;FR-OCC;Lot
FR-47;FR-NAQ;Lot-et-Garonne
FR-48;FR-OCC;Lozère
FR-49;FR-PDL;Maine-et-Loire
FR-50;FR-NOR;Manche
FR-51;FR-GES;Marne
FR-52;FR-GES;Haute-Marne
FR-53;FR-PDL;Mayenne
FR-54;FR-GES;Meurthe-et-Moselle
FR-55;FR-GES;Meuse
FR-56;FR-BRE;Morbihan
FR-57;FR-GES;Moselle
FR-58;FR-BFC;Nièvre
FR-59;FR-HDF;Nord
FR-60;FR-HDF;Oise
FR-61;FR-NOR;Orne
FR-62;FR-HDF;Pas-de-Calais
FR-63;FR-ARA;Puy-de-Dôme
FR-64;FR-NAQ;Pyrénées-Atlantiques
FR-65;FR-OCC;Hautes-Pyrénées
FR-66;FR-OCC;Pyrénées-Orientales
FR-67;FR-6AE;Bas-Rhin
FR-68;FR-6AE;Haut-Rhin
FR-69;FR-ARA;Rhône
FR-69M;FR-ARA;Métropole de Lyon
FR-6AE;FR-GES;Alsace
FR-70;FR-BFC;Haute-Saône
FR-71;FR-BFC;Saône-et-Loire
FR-72;FR-PDL;Sarthe
FR-73;FR-ARA;Savoie
FR-74;FR-ARA;Haute-Savoie
FR-75C;FR-IDF;Paris
FR-76;FR-NOR;Seine-Maritime
FR-77;FR-IDF;Seine-et-Marne
FR-78;FR-IDF;Yvelines
FR-79;FR-NAQ;Deux-Sèvres
FR-80;FR-HDF;Somme
FR-81;FR-OCC;Tarn
FR-82;FR-OCC;Tarn-et-Garonne
FR-83;FR-PAC;Var
FR-84;FR-PAC;Vaucluse
FR-85;FR-PDL;Vendée
FR-86;FR-NAQ;Vienne
FR-87;FR-NAQ;Haute-Vienne
FR-88;FR-GES;Vosges
FR-89;FR-BFC;Yonne
FR-90;FR-BFC;Territoire de Belfort
FR-91;FR-IDF;Essonne
FR-92;FR-IDF;Hauts-de-Seine
FR-93;FR-IDF;Seine-Saint-Denis
FR-94;FR-IDF;Val-de-Marne
FR-95;FR-IDF;Val-d'Oise
FR-ARA;;Auvergne-Rhône-Alpes
FR-BFC;;Bourgogne-Franche-Comté
FR-BRE;;Bretagne
FR-CP;;Clipperton
FR-CVL;;Centre-Val de Loire
FR-GES;;Grand-Est
FR-HDF;;Hauts-de-France
FR-IDF;;Île-de-France
FR-NAQ;;Nouvelle-Aquitaine
FR-NOR;;Normandie
FR-OCC;;Occitanie
FR-PAC;;Provence-Alpes-Côte-d’Azur
FR-PDL;;Pays-de-la-Loire
GB-ABC;GB-NIR;Armagh City, Banbridge and Craigavon
GB-ABD;GB-SCT;Aberdeenshire
GB-ABE;GB-SCT;Aberdeen City
GB-AGB;GB-SCT;Argyll and Bute
GB-AGY;GB-WLS;Isle of Anglesey;Sir Ynys Môn
GB-AND;GB-NIR;Ards and North Down
GB-ANN;GB-NIR;Antrim and Newtownabbey
GB-ANS;GB-SCT;Angus
GB-BAS;GB-ENG;Bath and North East Somerset
GB-BBD;GB-ENG;Blackburn with Darwen
GB-BCP;GB-ENG;Bournemouth, Christchurch and Poole
GB-BDF;GB-ENG;Bedford
GB-BDG;GB-ENG;Barking and Dagenham
GB-BEN;GB-ENG;Brent
GB-BEX;GB-ENG;Bexley
GB-BFS;GB-NIR;Belfast City
GB-BGE;GB-WLS;Bridgend;Pen-y-bont ar Ogwr
GB-BGW;GB-WLS;Blaenau Gwent
GB-BIR;GB-ENG;Birmingham
GB-BKM;GB-ENG;Buckinghamshire
GB-BNE;GB-ENG;Barnet
GB-BNH;GB-ENG;Brighton and Hove
GB-BNS;GB-ENG;Barnsley
GB-BOL;GB-ENG;Bolton
GB-BPL;GB-ENG;Blackpool
GB-BRC;GB-ENG;Bracknell Forest
GB-BRD;GB-ENG;Bradford
GB-BRY;GB-ENG;Bromley
GB-BST;GB-ENG;City of Bristol;Bristol
GB-BUR;GB-ENG;Bury
GB-CAM;GB-ENG;Cambridgeshire
GB-CAY;GB-WLS;Caerphilly;Caerffili
GB-CBF;GB-ENG;Central Bedfordshire
GB-CCG;GB-NIR;Causeway Coast and Glens
GB-CGN;GB-WLS;Ceredigion;Sir Ceredigion
GB-CHE;GB-ENG;Cheshire East
GB-CHW;GB-ENG;Cheshire West and Chester
GB-CLD;GB-ENG;Calderdale
GB-CLK;GB-SCT;Clackmannanshire
GB-CMA;GB-ENG;Cumbria
GB-CMD;GB-ENG;Camden
GB-CMN;GB-WLS;Carmarthenshire;Sir Gaerfyrddin
GB-CON;GB-ENG;Cornwall
GB-COV;GB-ENG;Coventry
GB-CRF;GB-WLS;Cardiff;Caerdydd
GB-CRY;GB-ENG;Croydon
GB-CWY;GB-WLS;Conwy
GB-DAL;GB-ENG;Darlington
GB-DBY;GB-ENG;Derbyshire
GB-DEN;GB-WLS;Denbighshire;Sir Ddinbych
GB-DER;GB-ENG;Derby
GB-DEV;GB-ENG;Devon
GB-DGY;GB-SCT;Dumfries and Galloway
GB-DNC;GB-ENG;Doncaster
GB-DND;GB-SCT;Dundee City
GB-DOR;GB-ENG;Dorset
GB-DRS;GB-NIR;Derry and Strabane
GB-DUD;GB-ENG;Dudley
GB-DUR;GB-ENG;County Durham;Durham
GB-EAL;GB-ENG;Ealing
GB-EAY;GB-SCT;East Ayrshire
GB-EDH;GB-SCT;City of Edinburgh;Edinburgh
GB-EDU;GB-SCT;East Dunbartonshire
GB-ELN;GB-SCT;East Lothian
GB-ELS;GB-SCT;Eilean Siar
GB-ENF;GB-ENG;Enfield
GB-ENG;;England
GB-ERW;GB-SCT;East Renfrewshire
GB-ERY;GB-ENG;East Riding of Yorkshire
GB-ESS;GB-ENG;Essex
GB-ESX;GB-ENG;East Sussex
GB-FAL;GB-SCT;Falkirk
GB-FIF;GB-SCT;Fife
GB-FLN;GB-WLS;Flintshire;Sir y Fflint
GB-FMO;GB-NIR;Fermanagh and Omagh
GB-GAT;GB-ENG;Gateshead
GB-GLG;GB-SCT;Glasgow City
GB-GLS;GB-ENG;Gloucestershire
GB-GRE;GB-ENG;Greenwich
GB-GWN;GB-WLS;Gwynedd
GB-HAL;GB-ENG;Halton
GB-HAM;GB-ENG;Hampshire
GB-HAV;GB-ENG;Havering
GB-HCK;GB-ENG;Hackney
GB-HEF;GB-ENG;Herefordshire
GB-HIL;GB-ENG;Hillingdon
GB-HLD;GB-SCT;Highland
GB-HMF;GB-ENG;Hammersmith and Fulham
GB-HNS;GB-ENG;Hounslow
GB-HPL;GB-ENG;Hartlepool
GB-HRT;GB-ENG;Hertfordshire
GB-HRW;GB-ENG;Harrow
GB-HRY;GB-ENG;Haringey
GB-IOS;GB-ENG;Isles of Scilly
GB-IOW;GB-ENG;Isle of Wight
GB-ISL;GB-ENG;Islington
GB-IVC;GB-SCT;Inverclyde
GB-KEC;GB-ENG;Kensington and Chelsea
GB-KEN;GB-ENG;Kent
GB-KHL;GB-ENG;Kingston upon Hull
GB-KIR;GB-ENG;Kirklees
GB-KTT;GB-ENG;Kingston upon Thames
GB-KWL;GB-ENG;Knowsley
GB-LAN;GB-ENG;Lancashire
GB-LBC;GB-NIR;Lisburn and Castlereagh
GB-LBH;GB-ENG;Lambeth
GB-LCE;GB-ENG;Leicester
GB-LDS;GB-ENG;Leeds
GB-LEC;GB-ENG;Leicestershire
GB-LEW;GB-ENG;Lewisham
GB-LIN;GB-ENG;Lincolnshire
GB-LIV;GB-ENG;Liverpool
GB-LND;GB-ENG;City of London;London
GB-LUT;GB-ENG;Luton
GB-MAN;GB-ENG;Manchester
GB-MDB;GB-ENG;Middlesbrough
GB-MDW;GB-ENG;Medway
GB-MEA;GB-NIR;Mid and East Antrim
GB-MIK;GB-ENG;Milton Keynes
GB-MLN;GB-SCT;Midlothian
GB-MON;GB-WLS;Monmouthshire;Sir Fynwy
GB-MRT;GB-ENG;Merton
GB-MRY;GB-SCT;Moray
GB-MTY;GB-WLS;Merthyr Tydfil;Merthyr Tudful
GB-MUL;GB-NIR;Mid-Ulster
GB-NAY;GB-SCT;North Ayrshire
GB-NBL;GB-ENG;Northumberland
GB-NEL;GB-ENG;North East Lincolnshire
GB-NET;GB-ENG;Newcastle upon Tyne
GB-NFK;GB-ENG;Norfolk
GB-NGM;GB-ENG;Nottingham
GB-NIR;;Northern Ireland
GB-NLK;GB-SCT;North Lanarkshire
GB-NLN;GB-ENG;North Lincolnshire
GB-NMD;GB-NIR;Newry, Mourne and Down
GB-NNH;GB-ENG;North Northamptonshire
GB-NSM;GB-ENG;North Somerset
GB-NTL;GB-WLS;Neath Port Talbot;Castell-nedd Port Talbot
GB-NTT;GB-ENG;Nottinghamshire
GB-NTY;GB-ENG;North Tyneside
GB-NWM;GB-ENG;Newham
GB-NWP;GB-WLS;Newport;Casnewydd
GB-NYK;GB-ENG;North Yorkshire
GB-OLD;GB-ENG;Oldham
GB-ORK;GB-SCT;Orkney Islands
GB-OXF;GB-ENG;Oxfordshire
GB-PEM;GB-WLS;Pembrokeshire;Sir Benfro
GB-PKN;GB-SCT;Perth and Kinross
GB-PLY;GB-ENG;Plymouth
GB-POR;GB-ENG;Portsmouth
GB-POW;GB-WLS;Powys
GB-PTE;GB-ENG;Peterborough
GB-RCC;GB-ENG;Redcar and Cleveland
GB-RCH;GB-ENG;Rochdale
GB-RCT;GB-WLS;Rhondda Cynon Taff;Rhondda CynonTaf
GB-RDB;GB-ENG;Redbridge
GB-RDG;GB-ENG;Reading
GB-RFW;GB-SCT;Renfrewshire
GB-RIC;GB-ENG;Richmond upon Thames
GB-ROT;GB-ENG;Rotherham
GB-RUT;GB-ENG;Rutland
GB-SAW;GB-ENG;Sandwell
GB-SAY;GB-SCT;South Ayrshire
GB-SCB;GB-SCT;Scottish Borders
GB-SCT;;Scotland
GB-SFK;GB-ENG;Suffolk
GB-SFT;GB-ENG;Sefton
GB-SGC;GB-ENG;South Gloucestershire
GB-SHF;GB-ENG;Sheffield
GB-SHN;GB-ENG;St. Helens
GB-SHR;GB-ENG;Shropshire
GB-SKP;GB-ENG;Stockport
GB-SLF;GB-ENG;Salford
GB-SLG;GB-ENG;Slough
GB-SLK;GB-SCT;South Lanarkshire
GB-SND;GB-ENG;Sunderland
GB-SOL;GB-ENG;Solihull
GB-SOM;GB-ENG;Somerset
GB-SOS;GB-ENG;Southend-on-Sea
GB-SRY;GB-ENG;Surrey
GB-STE;GB-ENG;Stoke-on-Trent
GB-STG;GB-SCT;Stirling
GB-STH;GB-ENG;Southampton
GB-STN;GB-ENG;Sutton
GB-STS;GB-ENG;Staffordshire
GB-STT;GB-ENG;Stockton-on-Tees
GB-STY;GB-ENG;South Tyneside
GB-SWA;GB-WLS;Swansea;Abertawe
GB-SWD;GB-ENG;Swindon
GB-SWK;GB-ENG;Southwark
GB-TAM;GB-ENG;Tameside
GB-TFW;GB-ENG;Telford and Wrekin
GB-THR;GB-ENG;Thurrock
GB-TOB;GB-ENG;Torbay
GB-TOF;GB-WLS;Torfaen;Tor-faen
GB-TRF;GB-ENG;Trafford
GB-TWH;GB-ENG;Tower Hamlets
GB-VGL;GB-WLS;The Vale of Glamorgan;Vale of Glamorgan|Bro Morgannwg
GB-WAR;GB-ENG;Warwickshire
GB-WBK;GB-ENG;West Berkshire
GB-WDU;GB-SCT;West Dunbartonshire
GB-WFT;GB-ENG;Waltham Forest
GB-WGN;GB-ENG;Wigan
GB-WIL;GB-ENG;Wiltshire
GB-WKF;GB-ENG;Wakefield
GB-WLL;GB-ENG;Walsall
GB-WLN;GB-SCT;West Lothian
GB-WLS;;Wales;Cymru
GB-WLV;GB-ENG;Wolverhampton
GB-WND;GB-ENG;Wandsworth
GB-WNH;GB-ENG;West Northamptonshire
GB-WNM;GB-ENG;Windsor and Maidenhead
GB-WOK;GB-ENG;Wokingham
GB-WOR;GB-ENG;Worcestershire
GB-WRL;GB-ENG;Wirral
GB-WRT;GB-ENG;Warrington
GB-WRX;GB-WLS;Wrexham;Wrecsam
GB-WSM;GB-ENG;Westminster
GB-WSX;GB-ENG;West Sussex
GB-YOR;GB-ENG;York
GB-ZET;GB-SCT;Shetland Islands
GE-AB;;Abkhazia
GE-AJ;;Ajaria
GE-GU;;Guria
GE-IM;;Imereti
GE-KA;;K'akheti
GE-KK;;Kvemo Kartli
GE-MM;;Mtskheta-Mtianeti
GE-RL;;Rach'a-Lechkhumi-Kvemo Svaneti
GE-SJ;;Samtskhe-Javakheti
GE-SK;;Shida Kartli
GE-SZ;;Samegrelo-Zemo Svaneti
GE-TB;;Tbilisi
GH-AA;;Greater Accra
GH-AF;;Ahafo
GH-AH;;Ashanti
GH-BE;;Bono East
GH-BO;;Bono
GH-CP;;Central
GH-EP;;Eastern
GH-NE;;North East
GH-NP;;Northern
GH-OT;;Oti
GH-SV;;Savannah
GH-TV;;Volta
GH-UE;;Upper East
GH-UW;;Upper West
GH-WN;;Western North
GH-WP;;Western
GQ-AN;GQ-I;Annobon
GQ-BN;GQ-I;Bioko Nord
GQ-BS;GQ-I;Bioko Sud
GQ-C;;Région Continentale
GQ-CS;GQ-C;Centro Sud
GQ-DJ;GQ-C;Djibloho
GQ-I;;Région Insulaire
GQ-KN;GQ-C;Kié-Ntem
GQ-LI;GQ-C;Littoral
GQ-WN;GQ-C;Wele-Nzas
GR-69;;Ágion Óros
GR-A;;Anatolikí Makedonía kai Thráki
GR-B;;Kentrikí Makedonía
GR-C;;Dytikí Makedonía
GR-D;;Ípeiros
GR-E;;Thessalía
GR-F;;Ionía Nísia
GR-G;;Dytikí Elláda
GR-H;;Stereá Elláda
GR-I;;Attikí
GR-J;;Pelopónnisos
GR-K;;Vóreio Aigaío
GR-L;;Nótio Aigaío
GR-M;;Kríti
GY-BA;;Barima-Waini
GY-CU;;Cuyuni-Mazaruni
GY-DE;;Demerara-Mahaica
GY-EB;;East Berbice-Corentyne
GY-ES;;Essequibo Islands-West Demerara
GY-MA;;Mahaica-Berbice
GY-PM;;Pomeroon-Supenaam
GY-PT;;Potaro-Siparuni
GY-UD;;Upper Demerara-Berbice
GY-UT;;Upper Takutu-Upper Essequibo
HU-BA;;Baranya
HU-BC;;Békéscsaba
HU-BE;;Békés
HU-BK;;Bács-Kiskun
HU-BU;;Budapest
HU-BZ;;Borsod-Abaúj-Zemplén
HU-CS;;Csongrád-Csanád
HU-DE;;Debrecen
HU-DU;;Dunaújváros
HU-EG;;Eger
HU-ER;;Érd
HU-FE;;Fejér
HU-GS;;Győr-Moson-Sopron
HU-GY;;Győr
HU-HB;;Hajdú-Bihar
HU-HE;;Heves
HU-HV;;Hódmezővásárhely
HU-JN;;Jász-Nagykun-Szolnok
HU-KE;;Komárom-Esztergom
HU-KM;;Kecskemét
HU-KV;;Kaposvár
HU-MI;;Miskolc
HU-NK;;Nagykanizsa
HU-NO;;Nógrád
HU-NY;;Nyíregyháza
HU-PE;;Pest
HU-PS;;Pécs
HU-SD;;Szeged
HU-SF;;Székesfehérvár
HU-SH;;Szombathely
HU-SK;;Szolnok
HU-SN;;Sopron
HU-SO;;Somogy
HU-SS;;Szekszárd
HU-ST;;Salgótarján
HU-SZ;;Szabolcs-Szatmár-Bereg
HU-TB;;Tatabánya
HU-TO;;Tolna
HU-VA;;Vas
HU-VE;;Veszprém
HU-VM;;Veszprém
HU-ZA;;Zala
HU-ZE;;Zalaegerszeg
IE-C;;Connaught
IE-CE;IE-M;Clare
IE-CN;IE-U;Cavan
IE-CO;IE-M;Cork
IE-CW;IE-L;Carlow
IE-D;IE-L;Dublin
IE-DL;IE-U;Donegal
IE-G;IE-C;Galway
IE-KE;IE-L;Kildare
IE-KK;IE-L;Kilkenny
IE-KY;IE-M;Kerry
IE-L;;Leinster
IE-LD;IE-L;Longford
IE-LH;IE-L;Louth
IE-LK;IE-M;Limerick
IE-LM;IE-C;Leitrim
IE-LS;IE-L;Laois
IE-M;;Munster
IE-MH;IE-L;Meath
IE-MN;IE-U;Monaghan
IE-MO;IE-C;Mayo
IE-OY;IE-L;Offaly
IE-RN;IE-C;Roscommon
IE-SO;IE-C;Sligo
IE-TA;IE-M;Tipperary
IE-U;;Ulster
IE-WD;IE-M;Waterford
IE-WH;IE-L;Westmeath
IE-WW;IE-L;Wicklow
IE-WX;IE-L;Wexford
IL-D;;Al Janūbī
IL-HA;;Ḩayfā
IL-JM;;Al Quds
IL-M;;Al Awsaţ
IL-TA;;Tall Abīb
IL-Z;;Ash Shamālī
IN-AN;;Andaman and Nicobar Islands
IN-AP;;Andhra Pradesh
IN-AR;;Arunāchal Pradesh
IN-AS;;Assam
IN-BR;;Bihār
IN-CG;;Chhattīsgarh
IN-CH;;Chandīgarh
IN-DH;;Dādra and Nagar Haveli and Damān and Diu
IN-DL;;Delhi
IN-GA;;Goa
IN-GJ;;Gujarāt
IN-HP;;Himāchal Pradesh
IN-HR;;Haryāna
IN-JH;;Jhārkhand
IN-JK;;Jammu and Kashmīr
IN-KA;;Karnātaka
IN-KL;;Kerala
IN-LA;;Ladākh
IN-LD;;Lakshadweep
IN-MH;;Mahārāshtra
IN-ML;;Meghālaya
IN-MN;;Manipur
IN-MP;;Madhya Pradesh
IN-MZ;;Mizoram
IN-NL;;Nāgāland
IN-OD;;Odisha
IN-PB;;Punjab
IN-PY;;Puducherry
IN-RJ;;Rājasthān
IN-SK;;Sikkim
IN-TN;;Tamil Nādu
IN-TR;;Tripura
IN-TS;;Telangāna
IN-UK;;Uttarākhand
IN-UP;;Uttar Pradesh
IN-WB;;West Bengal
IQ-AN;;Al Anbār
IQ-AR;IQ-KR;Arbīl
IQ-BA;;Al Başrah
IQ-BB;;Bābil
IQ-BG;;Baghdād
IQ-DA;IQ-KR;Dahūk
IQ-DI;;Diyālá
IQ-DQ;;Dhī Qār
IQ-KA;;Karbalā’
IQ-KI;;Kirkūk
IQ-KR;;Iqlīm Kūrdistān
IQ-MA;;Maysān
IQ-MU;;Al Muthanná
IQ-NA;;An Najaf
IQ-NI;;Nīnawá
IQ-QA;;Al Qādisīyah
IQ-SD;;Şalāḩ ad Dīn
IQ-SU;IQ-KR;As Sulaymānīyah
IQ-WA;;Wāsiţ
IR-00;;Markazī
IR-01;;Gīlān
IR-02;;Māzandarān
IR-03;;Āz̄ārbāyjān-e Shārqī
IR-04;;Āz̄ārbāyjān-e Ghārbī
IR-05;;Kermānshāh
IR-06;;Khūzestān
IR-07;;Fārs
IR-08;;Kermān
IR-09;;Khorāsān-e Raẕavī
IR-10;;Eşfahān
IR-11;;Sīstān va Balūchestān
IR-12;;Kordestān
IR-13;;Hamadān
IR-14;;Chahār Maḩāl va Bakhtīārī
IR-15;;Lorestān
IR-16;;Īlām
IR-17;;Kohgīlūyeh va Bowyer Aḩmad
IR-18;;Būshehr
IR-19;;Zanjān
IR-20;;Semnān
IR-21;;Yazd
IR-22;;Hormozgān
IR-23;;Tehrān
IR-24;;Ardabīl
IR-25;;Qom
IR-26;;Qazvīn
IR-27;;Golestān
IR-28;;Khorāsān-e Shomālī
IR-29;;Khorāsān-e Jonūbī
IR-30;;Alborz
IS-1;;Höfuðborgarsvæði
IS-2;;Suðurnes
IS-3;;Vesturland
IS-4;;Vestfirðir
IS-5;;Norðurland vestra
IS-6;;Norðurland eystra
IS-7;;Austurland
IS-8;;Suðurland
IS-AKN;IS-3;Akraneskaupstaður
IS-AKU;IS-6;Akureyrarbær
IS-ARN;IS-4;Árneshreppur
IS-ASA;IS-8;Ásahreppur
IS-BLA;IS-8;Bláskógabyggð
IS-BOG;IS-3;Borgarbyggð
IS-BOL;IS-4;Bolungarvíkurkaupstaður
IS-DAB;IS-3;Dalabyggð
IS-DAV;IS-6;Dalvíkurbyggð
IS-EOM;IS-3;Eyja- og Miklaholtshreppur
IS-EYF;IS-6;Eyjafjarðarsveit
IS-FJD;IS-7;Fjarðabyggð
IS-FJL;IS-6;Fjallabyggð
IS-FLA;IS-8;Flóahreppur
IS-FLR;IS-7;Fljótsdalshreppur
IS-GAR;IS-1;Garðabær
IS-GOG;IS-8;Grímsnes- og Grafningshreppur
IS-GRN;IS-2;Grindavíkurbær
IS-GRU;IS-3;Grundarfjarðarbær
IS-GRY;IS-6;Grýtubakkahreppur
IS-HAF;IS-1;Hafnarfjarðarkaupstaður
IS-HRG;IS-6;Hörgársveit
IS-HRU;IS-8;Hrunamannahreppur
IS-HUG;IS-5;Húnabyggð
IS-HUV;IS-5;Húnaþing vestra
IS-HVA;IS-3;Hvalfjarðarsveit
IS-HVE;IS-8;Hveragerðisbær
IS-ISA;IS-4;Ísafjarðarbær
IS-KAL;IS-4;Kaldrananeshreppur
IS-KJO;IS-1;Kjósarhreppur
IS-KOP;IS-1;Kópavogsbær
IS-LAN;IS-6;Langanesbyggð
IS-MOS;IS-1;Mosfellsbær
IS-MUL;IS-7;Múlaþing
IS-MYR;IS-8;Mýrdalshreppur
IS-NOR;IS-6;Norðurþing
IS-RGE;IS-8;Rangárþing eystra
IS-RGY;IS-8;Rangárþing ytra
IS-RHH;IS-4;Reykhólahreppur
IS-RKN;IS-2;Reykjanesbær
IS-RKV;IS-1;Reykjavíkurborg
IS-SBT;IS-6;Svalbarðsstrandarhreppur
IS-SDN;IS-2;Suðurnesjabær
IS-SDV;IS-4;Súðavíkurhreppur
IS-SEL;IS-1;Seltjarnarnesbær
IS-SFA;IS-8;Sveitarfélagið Árborg
IS-SHF;IS-7;Sveitarfélagið Hornafjörður
IS-SKF;IS-8;Skaftárhreppur
IS-SKG;IS-5;Skagabyggð
IS-SKO;IS-3;Skorradalshreppur
IS-SKR;IS-5;Skagafjörður
IS-SNF;IS-3;Snæfellsbær
IS-SOG;IS-8;Skeiða- og Gnúpverjahreppur
IS-SOL;IS-8;Sveitarfélagið Ölfus
IS-SSS;IS-5;Sveitarfélagið Skagaströnd
IS-STR;IS-4;Strandabyggð
IS-STY;IS-3;Stykkishólmsbær
IS-SVG;IS-2;Sveitarfélagið Vogar
IS-TAL;IS-4;Tálknafjarðarhreppur
IS-THG;IS-6;Þingeyjarsveit
IS-TJO;IS-6;Tjörneshreppur
IS-VEM;IS-8;Vestmannaeyjabær
IS-VER;IS-4;Vesturbyggð
IS-VOP;IS-7;Vopnafjarðarhreppur
IT-21;;Piemonte
IT-23;;Valle d'Aosta
IT-25;;Lombardia
IT-32;;Trentino-Alto Adige
IT-34;;Veneto
IT-36;;Friuli Venezia Giulia
IT-42;;Liguria
IT-45;;Emilia-Romagna
IT-52;;Toscana
IT-55;;Umbria
IT-57;;Marche
IT-62;;Lazio
IT-65;;Abruzzo
IT-67;;Molise
IT-72;;Campania
IT-75;;Puglia
IT-77;;Basilicata
IT-78;;Calabria
IT-82;;Sicilia
IT-88;;Sardegna
IT-AG;IT-82;Agrigento
IT-AL;IT-21;Alessandria
IT-AN;IT-57;Ancona
IT-AP;IT-57;Ascoli Piceno
IT-AQ;IT-65;L'Aquila
IT-AR;IT-52;Arezzo
IT-AT;IT-21;Asti
IT-AV;IT-72;Avellino
IT-BA;IT-75;Bari
IT-BG;IT-25;Bergamo
IT-BI;IT-21;Biella
IT-BL;IT-34;Belluno
IT-BN;IT-72;Benevento
IT-BO;IT-45;Bologna
IT-BR;IT-75;Brindisi
IT-BS;IT-25;Brescia
IT-BT;IT-75;Barletta-Andria-Trani
IT-BZ;IT-32;Bolzano
IT-CA;IT-88;Cagliari
IT-CB;IT-67;Campobasso
IT-CE;IT-72;Caserta
IT-CH;IT-65;Chieti
IT-CL;IT-82;Caltanissetta
IT-CN;IT-21;Cuneo
IT-CO;IT-25;Como
IT-CR;IT-25;Cremona
IT-CS;IT-78;Cosenza
IT-CT;IT-82;Catania
IT-CZ;IT-78;Catanzaro
IT-EN;IT-82;Enna
IT-FC;IT-45;Forlì-Cesena
IT-FE;IT-45;Ferrara
IT-FG;IT-75;Foggia
IT-FI;IT-52;Firenze
IT-FM;IT-57;Fermo
IT-FR;IT-62;Frosinone
IT-GE;IT-42;Genova
IT-GO;IT-36;Gorizia
IT-GR;IT-52;Grosseto
IT-IM;IT-42;Imperia
IT-IS;IT-67;Isernia
IT-KR;IT-78;Crotone
IT-LC;IT-25;Lecco
IT-LE;IT-75;Lecce
IT-LI;IT-52;Livorno
IT-LO;IT-25;Lodi
IT-LT;IT-62;Latina
IT-LU;IT-52;Lucca
IT-MB;IT-25;Monza e Brianza
IT-MC;IT-57;Macerata
IT-ME;IT-82;Messina
IT-MI;IT-25;Milano
IT-MN;IT-25;Mantova
IT-MO;IT-45;Modena
IT-MS;IT-52;Massa-Carrara
IT-MT;IT-77;Matera
IT-NA;IT-72;Napoli
IT-NO;IT-21;Novara
IT-NU;IT-88;Nuoro
IT-OR;IT-88;Oristano
IT-PA;IT-82;Palermo
IT-PC;IT-45;Piacenza
IT-PD;IT-34;Padova
IT-PE;IT-65;Pescara
IT-PG;IT-55;Perugia
IT-PI;IT-52;Pisa
IT-PN;IT-36;Pordenone
IT-PO;IT-52;Prato
IT-PR;IT-45;Parma
IT-PT;IT-52;Pistoia
IT-PU;IT-57;Pesaro e Urbino
IT-PV;IT-25;Pavia
IT-PZ;IT-77;Potenza
IT-RA;IT-45;Ravenna
IT-RC;IT-78;Reggio Calabria
IT-RE;IT-45;Reggio Emilia
IT-RG;IT-82;Ragusa
IT-RI;IT-62;Rieti
IT-RM;IT-62;Roma
IT-RN;IT-45;Rimini
IT-RO;IT-34;Rovigo
IT-SA;IT-72;Salerno
IT-SI;IT-52;Siena
IT-SO;IT-25;Sondrio
IT-SP;IT-42;La Spezia
IT-SR;IT-82;Siracusa
IT-SS;IT-88;Sassari
IT-SU;IT-88;Sud Sardegna
IT-SV;IT-42;Savona
IT-TA;IT-75;Taranto
IT-TE;IT-65;Teramo
IT-TN;IT-32;Trento
IT-TO;IT-21;Torino
IT-TP;IT-82;Trapani
IT-TR;IT-55;Terni
IT-TS;IT-36;Trieste
IT-TV;IT-34;Treviso
IT-UD;IT-36;Udine
IT-VA;IT-25;Varese
IT-VB;IT-21;Verbano-Cusio-Ossola
IT-VC;IT-21;Vercelli
IT-VE;IT-34;Venezia
IT-VI;IT-34;Vicenza
IT-VR;IT-34;Verona
IT-VT;IT-62;Viterbo
IT-VV;IT-78;Vibo Valentia
JP-01;;Hokkaido
JP-02;;Aomori
JP-03;;Iwate
JP-04;;Miyagi
JP-05;;Akita
JP-06;;Yamagata
JP-07;;Fukushima
JP-08;;Ibaraki
JP-09;;Tochigi
JP-10;;Gunma
JP-11;;Saitama
JP-12;;Chiba
JP-13;;Tokyo
JP-14;;Kanagawa
JP-15;;Niigata
JP-16;;Toyama
JP-17;;Ishikawa
JP-18;;Fukui
JP-19;;Yamanashi
JP-20;;Nagano
JP-21;;Gifu
JP-22;;Shizuoka
JP-23;;Aichi
JP-24;;Mie
JP-25;;Shiga
JP-26;;Kyoto
JP-27;;Osaka
JP-28;;Hyogo
JP-29;;Nara
JP-30;;Wakayama
JP-31;;Tottori
JP-32;;Shimane
JP-33;;Okayama
JP-34;;Hiroshima
JP-35;;Yamaguchi
JP-36;;Tokushima
JP-37;;Kagawa
JP-38;;Ehime
JP-39;;Kochi
JP-40;;Fukuoka
JP-41;;Saga
JP-42;;Nagasaki
JP-43;;Kumamoto
JP-44;;Oita
JP-45;;Miyazaki
JP-46;;Kagoshima
JP-47;;Okinawa
KE-01;;Baringo
KE-02;;Bomet
KE-03;;Bungoma
KE-04;;Busia
KE-05;;Elgeyo/Marakwet
KE-06;;Embu
KE-07;;Garissa
KE-08;;Homa Bay
KE-09;;Isiolo
KE-10;;Kajiado
KE-11;;Kakamega
KE-12;;Kericho
KE-13;;Kiambu
KE-14;;Kilifi
KE-15;;Kirinyaga
KE-16;;Kisii
KE-17;;Kisumu
KE-18;;Kitui
KE-19;;Kwale
KE-20;;Laikipia
KE-21;;Lamu
KE-22;;Machakos
KE-23;;Makueni
KE-24;;Mandera
KE-25;;Marsabit
KE-26;;Meru
KE-27;;Migori
KE-28;;Mombasa
KE-29;;Murang'a
KE-30;;Nairobi City
KE-31;;Nakuru
KE-32;;Nandi
KE-33;;Narok
KE-34;;Nyamira
KE-35;;Nyandarua
KE-36;;Nyeri
KE-37;;Samburu
KE-38;;Siaya
KE-39;;Taita/Taveta
KE-40;;Tana River
KE-41;;Tharaka-Nithi
KE-42;;Trans Nzoia
KE-43;;Turkana
KE-44;;Uasin Gishu
KE-45;;Vihiga
KE-46;;Wajir
KE-47;;West Pokot
KG-B;;Batken
KG-C;;Chüy
KG-GB;;Bishkek Shaary
KG-GO;;Osh Shaary
KG-J;;Jalal-Abad
KG-N;;Naryn
KG-O;;Osh
KG-T;;Talas
KG-Y;;Ysyk-Köl
KR-11;;Seoul-teukbyeolsi
KR-26;;Busan-gwangyeoksi
KR-27;;Daegu-gwangyeoksi
KR-28;;Incheon-gwangyeoksi
KR-29;;Gwangju-gwangyeoksi
KR-30;;Daejeon-gwangyeoksi
KR-31;;Ulsan-gwangyeoksi
KR-41;;Gyeonggi-do
KR-42;;Gangwon-teukbyeoljachido
KR-43;;Chungcheongbuk-do
KR-44;;Chungcheongnam-do
KR-45;;Jeollabuk-do
KR-46;;Jeollanam-do
KR-47;;Gyeongsangbuk-do
KR-48;;Gyeongsangnam-do
KR-49;;Jeju-teukbyeoljachido
KR-50;;Sejong
KZ-10;;Abay oblysy
KZ-11;;Aqmola oblysy
KZ-15;;Aqtöbe oblysy
KZ-19;;Almaty oblysy
KZ-23;;Atyraū oblysy
KZ-27;;Batys Qazaqstan oblysy
KZ-31;;Zhambyl oblysy
KZ-33;;Zhetisū oblysy
KZ-35;;Qaraghandy oblysy
KZ-39;;Qostanay oblysy
KZ-43;;Qyzylorda oblysy
KZ-47;;Mangghystaū oblysy
KZ-55;;Pavlodar oblysy
KZ-59;;Soltüstik Qazaqstan oblysy
KZ-61;;Türkistan oblysy
KZ-62;;Ulytaū oblysy
KZ-63;;Shyghys Qazaqstan oblysy
KZ-71;;Astana
KZ-75;;Almaty
KZ-79;;Shymkent
LS-A;;Maseru
LS-B;;Botha-Bothe
LS-C;;Leribe
LS-D;;Berea
LS-E;;Mafeteng
LS-F;;Mohale's Hoek
LS-G;;Quthing
LS-H;;Qacha's Nek
LS-J;;Mokhotlong
LS-K;;Thaba-Tseka
LT-01;LT-SA;Akmenė
LT-02;LT-AL;Alytaus miestas
LT-03;LT-AL;Alytus
LT-04;LT-UT;Anykščiai
LT-05;LT-KU;Birštonas
LT-06;LT-PN;Biržai
LT-07;LT-AL;Druskininkai
LT-08;LT-VL;Elektrėnai
LT-09;LT-UT;Ignalina
LT-10;LT-KU;Jonava
LT-11;LT-SA;Joniškis
LT-12;LT-TA;Jurbarkas
LT-13;LT-KU;Kaišiadorys
LT-14;LT-MR;Kalvarija
LT-15;LT-KU;Kauno miestas
LT-16;LT-KU;Kaunas
LT-17;LT-MR;Kazlų Rūdos
LT-18;LT-KU;Kėdainiai
LT-19;LT-SA;Kelmė
LT-20;LT-KL;Klaipėdos miestas
LT-21;LT-KL;Klaipėda
LT-22;LT-KL;Kretinga
LT-23;LT-PN;Kupiškis
LT-24;LT-AL;Lazdijai
LT-25;LT-MR;Marijampolė
LT-26;LT-TE;Mažeikiai
LT-27;LT-UT;Molėtai
LT-28;LT-KL;Neringa
LT-29;LT-TA;Pagėgiai
LT-30;LT-SA;Pakruojis
LT-31;LT-KL;Palangos miestas
LT-32;LT-PN;Panevėžio miestas
LT-33;LT-PN;Panevėžys
LT-34;LT-PN;Pasvalys
LT-35;LT-TE;Plungė
LT-36;LT-KU;Prienai
LT-37;LT-SA;Radviliškis
LT-38;LT-KU;Raseiniai
LT-39;LT-TE;Rietavas
LT-40;LT-PN;Rokiškis
LT-41;LT-MR;Šakiai
LT-42;LT-VL;Šalčininkai
LT-43;LT-SA;Šiaulių miestas
LT-44;LT-SA;Šiauliai
LT-45;LT-TA;Šilalė
LT-46;LT-KL;Šilutė
LT-47;LT-VL;Širvintos
LT-48;LT-KL;Skuodas
LT-49;LT-VL;Švenčionys
LT-50;LT-TA;Tauragė
LT-51;LT-TE;Telšiai
LT-52;LT-VL;Trakai
LT-53;LT-VL;Ukmergė
LT-54;LT-UT;Utena
LT-55;LT-AL;Varėna
LT-56;LT-MR;Vilkaviškis
LT-57;LT-VL;Vilniaus miestas
LT-58;LT-VL;Vilnius
LT-59;LT-UT;Visaginas
LT-60;LT-UT;Zarasai
LT-AL;;Alytaus apskritis
LT-KL;;Klaipėdos apskritis
LT-KU;;Kauno apskritis
LT-MR;;Marijampolės apskritis
LT-PN;;Panevėžio apskritis
LT-SA;;Šiaulių apskritis
LT-TA;;Tauragės apskritis
LT-TE;;Telšių apskritis
LT-UT;;Utenos apskritis
LT-VL;;Vilniaus apskritis
LV-002;;Aizkraukles novads
LV-007;;Alūksnes novads
LV-011;;Ādažu novads
LV-015;;Balvu novads
LV-016;;Bauskas novads
LV-022;;Cēsu novads
LV-026;;Dobeles novads
LV-033;;Gulbenes novads
LV-041;;Jelgavas novads
LV-042;;Jēkabpils novads
LV-047;;Krāslavas novads
LV-050;;Kuldīgas novads
LV-052;;Ķekavas novads
LV-054;;Limbažu novads
LV-056;;Līvānu novads
LV-058;;Ludzas novads
LV-059;;Madonas novads
LV-062;;Mārupes novads
LV-067;;Ogres novads
LV-068;;Olaines novads
LV-073;;Preiļu novads
LV-077;;Rēzeknes novads
LV-080;;Ropažu novads
LV-087;;Salaspils novads
LV-088;;Saldus novads
LV-089;;Saulkrastu novads
LV-091;;Siguldas novads
LV-094;;Smiltenes novads
LV-097;;Talsu novads
LV-099;;Tukuma novads
LV-101;;Valkas novads
LV-102;;Varakļānu novads
LV-106;;Ventspils novads
LV-111;;Augšdaugavas novads
LV-112;;Dienvidkurzemes Novads
LV-113;;Valmieras Novads
LV-DGV;;Daugavpils
LV-JEL;;Jelgava
LV-JUR;;Jūrmala
LV-LPX;;Liepāja
LV-REZ;;Rēzekne
LV-RIX;;Rīga
LV-VEN;;Ventspils
MD-AN;;Anenii Noi
MD-BA;;Bălți
MD-BD;;Bender;Tighina
MD-BR;;Briceni
MD-BS;;Basarabeasca
MD-CA;;Cahul
MD-CL;;Călărași
MD-CM;;Cimișlia
MD-CR;;Criuleni
MD-CS;;Căușeni
MD-CT;;Cantemir
MD-CU;;Chișinău
MD-DO;;Dondușeni
MD-DR;;Drochia
MD-DU;;Dubăsari
MD-ED;;Edineț
MD-FA;;Fălești
MD-FL;;Florești
MD-GA;;Unitatea teritorială autonomă Găgăuzia;Găgăuzia|UTAG
MD-GL;;Glodeni
MD-HI;;Hîncești
MD-IA;;Ialoveni
MD-LE;;Leova
MD-NI;;Nisporeni
MD-OC;;Ocnița
MD-OR;;Orhei
MD-RE;;Rezina
MD-RI;;Rîșcani
MD-SD;;Șoldănești
MD-SI;;Sîngerei
MD-SN;;unitatea teritorială din Stînga Nistrului;Stînga Nistrului
MD-SO;;Soroca
MD-ST;;Strășeni
MD-SV;;Ștefan Vodă
MD-TA;;Taraclia
MD-TE;;Telenești
MD-UN;;Ungheni
MG-A;;Toamasina
MG-D;;Antsiranana
MG-F;;Fianarantsoa
MG-M;;Mahajanga
MG-T;;Antananarivo
MG-U;;Toliara
MM-01;;Sagaing
MM-02;;Bago
MM-03;;Magway
MM-04;;Mandalay
MM-05;;Tanintharyi
MM-06;;Yangon
MM-07;;Ayeyarwady
MM-11;;Kachin
MM-12;;Kayah
MM-13;;Kayin
MM-14;;Chin
MM-15;;Mon
MM-16;;Rakhine
MM-17;;Shan
MM-18;;Nay Pyi Taw
MU-AG;;Agalega Islands
MU-BL;;Black River
MU-CC;;Cargados Carajos Shoals
MU-FL;;Flacq
MU-GP;;Grand Port
MU-MO;;Moka
MU-PA;;Pamplemousses
MU-PL;;Port Louis
MU-PW;;Plaines Wilhems
MU-RO;;Rodrigues Island
MU-RR;;Rivière du Rempart
MU-SA;;Savanne
MX-AGU;;Aguascalientes
MX-BCN;;Baja California
MX-BCS;;Baja California Sur
MX-CAM;;Campeche
MX-CHH;;Chihuahua
MX-CHP;;Chiapas
MX-CMX;;Ciudad de México
MX-COA;;Coahuila de Zaragoza
MX-COL;;Colima
MX-DUR;;Durango
MX-GRO;;Guerrero
MX-GUA;;Guanajuato
MX-HID;;Hidalgo
MX-JAL;;Jalisco
MX-MEX;;México
MX-MIC;;Michoacán de Ocampo
MX-MOR;;Morelos
MX-NAY;;Nayarit
MX-NLE;;Nuevo León
MX-OAX;;Oaxaca
MX-PUE;;Puebla
MX-QUE;;Querétaro
MX-ROO;;Quintana Roo
MX-SIN;;Sinaloa
MX-SLP;;San Luis Potosí
MX-SON;;Sonora
MX-TAB;;Tabasco
MX-TAM;;Tamaulipas
MX-TLA;;Tlaxcala
MX-VER;;Veracruz de Ignacio de la Llave
MX-YUC;;Yucatán
MX-ZAC;;Zacatecas
MY-01;;Johor
MY-02;;Kedah
MY-03;;Kelantan
MY-04;;Melaka
MY-05;;Negeri Sembilan
MY-06;;Pahang
MY-07;;Pulau Pinang
MY-08;;Perak
MY-09;;Perlis
MY-10;;Selangor
MY-11;;Terengganu
MY-12;;Sabah
MY-13;;Sarawak
MY-14;;Wilayah Persekutuan Kuala Lumpur
MY-15;;Wilayah Persekutuan Labuan
MY-16;;Wilayah Persekutuan Putrajaya
NG-AB;;Abia
NG-AD;;Adamawa
NG-AK;;Akwa Ibom
NG-AN;;Anambra
NG-BA;;Bauchi
NG-BE;;Benue
NG-BO;;Borno
NG-BY;;Bayelsa
NG-CR;;Cross River
NG-DE;;Delta
NG-EB;;Ebonyi
NG-ED;;Edo
NG-EK;;Ekiti
NG-EN;;Enugu
NG-FC;;Abuja Federal Capital Territory
NG-GO;;Gombe
NG-IM;;Imo
NG-JI;;Jigawa
NG-KD;;Kaduna
NG-KE;;Kebbi
NG-KN;;Kano
NG-KO;;Kogi
NG-KT;;Katsina
NG-KW;;Kwara
NG-LA;;Lagos
NG-NA;;Nasarawa
NG-NI;;Niger
NG-OG;;Ogun
NG-ON;;Ondo
NG-OS;;Osun
NG-OY;;Oyo
NG-PL;;Plateau
NG-RI;;Rivers
NG-SO;;Sokoto
NG-TA;;Taraba
NG-YO;;Yobe
NG-ZA;;Zamfara
NL-BQ1;;Bonaire
NL-BQ2;;Saba
NL-BQ3;;Sint Eustatius
NL-DR;;Drenthe
NL-FL;;Flevoland
NL-FR;;Fryslân
NL-GE;;Gelderland
NL-GR;;Groningen
NL-LI;;Limburg
NL-NB;;Noord-Brabant
NL-NH;;Noord-Holland
NL-OV;;Overijssel
NL-UT;;Utrecht
NL-ZE;;Zeeland
NL-ZH;;Zuid-Holland
NO-03;;Oslo
NO-11;;Rogaland
NO-15;;Møre og Romsdal
NO-18;;Nordland
NO-30;;Viken
NO-34;;Innlandet
NO-38;;Vestfold og Telemark
NO-42;;Agder
NO-46;;Vestland
NO-50;;Trøndelag
NO-54;;Troms og Finnmark
NP-P1;;Koshi
NP-P2;;Madhesh
NP-P3;;Bagmati
NP-P4;;Gandaki
NP-P5;;Lumbini
NP-P6;;Karnali
NP-P7;;Sudurpashchim
NZ-AUK;;Auckland
NZ-BOP;;Bay of Plenty
NZ-CAN;;Canterbury
NZ-CIT;;Chatham Islands Territory
NZ-GIS;;Gisborne
NZ-HKB;;Hawke's Bay
NZ-MBH;;Marlborough
NZ-MWT;;Manawatū-Whanganui
NZ-NSN;;Nelson
NZ-NTL;;Northland
NZ-OTA;;Otago
NZ-STL;;Southland
NZ-TAS;;Tasman
NZ-TKI;;Taranaki
NZ-WGN;;Greater Wellington
NZ-WKO;;Waikato
NZ-WTC;;West Coast
PG-CPK;;Chimbu
PG-CPM;;Central
PG-EBR;;East New Britain
PG-EHG;;Eastern Highlands
PG-EPW;;Enga
PG-ESW;;East Sepik
PG-GPK;;Gulf
PG-HLA;;Hela
PG-JWK;;Jiwaka
PG-MBA;;Milne Bay
PG-MPL;;Morobe
PG-MPM;;Madang
PG-MRL;;Manus
PG-NCD;;National Capital District;Port Moresby
PG-NIK;;New Ireland
PG-NPP;;Northern
PG-NSB;;Bougainville
PG-SAN;;West Sepik
PG-SHM;;Southern Highlands
PG-WBK;;West New Britain
PG-WHM;;Western Highlands
PG-WPD;;Western
PH-00;;National Capital Region
PH-01;;Ilocos;Region I
PH-02;;Cagayan Valley;Region II
PH-03;;Central Luzon;Region III
PH-05;;Bicol;Region V
PH-06;;Western Visayas;Region VI
PH-07;;Central Visayas;Region VII
PH-08;;Eastern Visayas;Region VIII
PH-09;;Zamboanga Peninsula;Region IX
PH-10;;Northern Mindanao;Region X
PH-11;;Davao;Region XI
PH-12;;Soccsksargen;Region XII
PH-13;;Caraga;Region XIII
PH-14;;Autonomous Region in Muslim Mindanao;ARMM
PH-15;;Cordillera Administrative Region;CAR
PH-40;;Calabarzon;Region
PH-41;;Mimaropa;Region
PH-ABR;PH-15;Abra
PH-AGN;PH-13;Agusan del Norte
PH-AGS;PH-13;Agusan del Sur
PH-AKL;PH-06;Aklan
PH-ALB;PH-05;Albay
PH-ANT;PH-06;Antique
PH-APA;PH-15;Apayao
PH-AUR;PH-03;Aurora
PH-BAN;PH-03;Bataan
PH-BAS;PH-09;Basilan
PH-BEN;PH-15;Benguet
PH-BIL;PH-08;Biliran
PH-BOH;PH-07;Bohol
PH-BTG;PH-40;Batangas
PH-BTN;PH-02;Batanes
PH-BUK;PH-10;Bukidnon
PH-BUL;PH-03;Bulacan
PH-CAG;PH-02;Cagayan
PH-CAM;PH-10;Camiguin
PH-CAN;PH-05;Camarines Norte
PH-CAP;PH-06;Capiz
PH-CAS;PH-05;Camarines Sur
PH-CAT;PH-05;Catanduanes
PH-CAV;PH-40;Cavite
PH-CEB;PH-07;Cebu
PH-COM;PH-11;Davao de Oro
PH-DAO;PH-11;Davao Oriental
PH-DAS;PH-11;Davao del Sur
PH-DAV;PH-11;Davao del Norte
PH-DIN;PH-13;Dinagat Islands
PH-DVO;PH-11;Davao Occidental
PH-EAS;PH-08;Eastern Samar
PH-GUI;PH-06;Guimaras
PH-IFU;PH-15;Ifugao
PH-ILI;PH-06;Iloilo
PH-ILN;PH-01;Ilocos Norte
PH-ILS;PH-01;Ilocos Sur
PH-ISA;PH-02;Isabela
PH-KAL;PH-15;Kalinga
PH-LAG;PH-40;Laguna
PH-LAN;PH-12;Lanao del Norte
PH-LAS;PH-14;Lanao del Sur
PH-LEY;PH-08;Leyte
PH-LUN;PH-01;La Union
PH-MAD;PH-41;Marinduque
PH-MAS;PH-05;Masbate
PH-MDC;PH-41;Mindoro Occidental
PH-MDR;PH-41;Mindoro Oriental
PH-MGN;PH-14;Maguindanao del Norte
PH-MGS;PH-14;Maguindanao del Sur
PH-MOU;PH-15;Mountain Province
PH-MSC;PH-10;Misamis Occidental
PH-MSR;PH-10;Misamis Oriental
PH-NCO;PH-12;Cotabato
PH-NEC;PH-06;Negros Occidental
PH-NER;PH-07;Negros Oriental
PH-NSA;PH-08;Northern Samar
PH-NUE;PH-03;Nueva Ecija
PH-NUV;PH-02;Nueva Vizcaya
PH-PAM;PH-03;Pampanga
PH-PAN;PH-01;Pangasinan
PH-PLW;PH-41;Palawan
PH-QUE;PH-40;Quezon
PH-QUI;PH-02;Quirino
PH-RIZ;PH-40;Rizal
PH-ROM;PH-41;Romblon
PH-SAR;PH-11;Sarangani
PH-SCO;PH-11;South Cotabato
PH-SIG;PH-07;Siquijor
PH-SLE;PH-08;Southern Leyte
PH-SLU;PH-14;Sulu
PH-SOR;PH-05;Sorsogon
PH-SUK;PH-12;Sultan Kudarat
PH-SUN;PH-13;Surigao del Norte
PH-SUR;PH-13;Surigao del Sur
PH-TAR;PH-03;Tarlac
PH-TAW;PH-14;Tawi-Tawi
PH-WSA;PH-08;Samar
PH-ZAN;PH-09;Zamboanga del Norte
PH-ZAS;PH-09;Zamboanga del Sur
PH-ZMB;PH-03;Zambales
PH-ZSI;PH-09;Zamboanga Sibugay
PK-BA;;Balochistan
PK-GB;;Gilgit-Baltistan
PK-IS;;Islamabad
PK-JK;;Azad Jammu and Kashmir
PK-KP;;Khyber Pakhtunkhwa
PK-PB;;Punjab
PK-SD;;Sindh
PL-02;;Dolnośląskie
PL-04;;Kujawsko-Pomorskie
PL-06;;Lubelskie
PL-08;;Lubuskie
PL-10;;Łódzkie
PL-12;;Małopolskie
PL-14;;Mazowieckie
PL-16;;Opolskie
PL-18;;Podkarpackie
PL-20;;Podlaskie
PL-22;;Pomorskie
PL-24;;Śląskie
PL-26;;Świętokrzyskie
PL-28;;Warmińsko-Mazurskie
PL-30;;Wielkopolskie
PL-32;;Zachodniopomorskie
PT-01;;Aveiro
PT-02;;Beja
PT-03;;Braga
PT-04;;Bragança
PT-05;;Castelo Branco
PT-06;;Coimbra
PT-07;;Évora
PT-08;;Faro
PT-09;;Guarda
PT-10;;Leiria
PT-11;;Lisboa
PT-12;;Portalegre
PT-13;;Porto
PT-14;;Santarém
PT-15;;Setúbal
PT-16;;Viana do Castelo
PT-17;;Vila Real
PT-18;;Viseu
PT-20;;Região Autónoma dos Açores
PT-30;;Região Autónoma da Madeira
RO-AB;;Alba
RO-AG;;Argeș
RO-AR;;Arad
RO-B;;București
RO-BC;;Bacău
RO-BH;;Bihor
RO-BN;;Bistrița-Năsăud
RO-BR;;Brăila
RO-BT;;Botoșani
RO-BV;;Brașov
RO-BZ;;Buzău
RO-CJ;;Cluj
RO-CL;;Călărași
RO-CS;;Caraș-Severin
RO-CT;;Constanța
RO-CV;;Covasna
RO-DB;;Dâmbovița
RO-DJ;;Dolj
RO-GJ;;Gorj
RO-GL;;Galați
RO-GR;;Giurgiu
RO-HD;;Hunedoara
RO-HR;;Harghita
RO-IF;;Ilfov
RO-IL;;Ialomița
RO-IS;;Iași
RO-MH;;Mehedinți
RO-MM;;Maramureș
RO-MS;;Mureș
RO-NT;;Neamț
RO-OT;;Olt
RO-PH;;Prahova
RO-SB;;Sibiu
RO-SJ;;Sălaj
RO-SM;;Satu Mare
RO-SV;;Suceava
RO-TL;;Tulcea
RO-TM;;Timiș
RO-TR;;Teleorman
RO-VL;;Vâlcea
RO-VN;;Vrancea
RO-VS;;Vaslui
RS-00;;Beograd
RS-01;RS-VO;Severnobački okrug
RS-02;RS-VO;Srednjebanatski okrug
RS-03;RS-VO;Severnobanatski okrug
RS-04;RS-VO;Južnobanatski okrug
RS-05;RS-VO;Zapadnobački okrug
RS-06;RS-VO;Južnobački okrug
RS-07;RS-VO;Sremski okrug
RS-08;;Mačvanski okrug
RS-09;;Kolubarski okrug
RS-10;;Podunavski okrug
RS-11;;Braničevski okrug
RS-12;;Šumadijski okrug
RS-13;;Pomoravski okrug
RS-14;;Borski okrug
RS-15;;Zaječarski okrug
RS-16;;Zlatiborski okrug
RS-17;;Moravički okrug
RS-18;;Raški okrug
RS-19;;Rasinski okrug
RS-20;;Nišavski okrug
RS-21;;Toplički okrug
RS-22;;Pirotski okrug
RS-23;;Jablanički okrug
RS-24;;Pčinjski okrug
RS-25;RS-KM;Kosovski okrug
RS-26;RS-KM;Pećki okrug
RS-27;RS-KM;Prizrenski okrug
RS-28;RS-KM;Kosovsko-Mitrovački okrug
RS-29;RS-KM;Kosovsko-Pomoravski okrug
RS-KM;;Kosovo-Metohija
RS-VO;;Vojvodina
RU-AD;;Respublika Adygeya;Adygeya
RU-AL;;Respublika Altay;Altay
RU-ALT;;Altayskiy kray
RU-AMU;;Amurskaya oblast'
RU-ARK;;Arkhangel'skaya oblast'
RU-AST;;Astrakhanskaya oblast'
RU-BA;;Respublika Bashkortostan;Bashkortostan
RU-BEL;;Belgorodskaya oblast'
RU-BRY;;Bryanskaya oblast'
RU-BU;;Respublika Buryatiya;Buryatiya
RU-CE;;Chechenskaya Respublika
RU-CHE;;Chelyabinskaya oblast'
RU-CHU;;Chukotskiy avtonomnyy okrug
RU-CU;;Chuvashskaya Respublika
RU-DA;;Respublika Dagestan;Dagestan
RU-IN;;Respublika Ingushetiya;Ingushetiya
RU-IRK;;Irkutskaya oblast'
RU-IVA;;Ivanovskaya oblast'
RU-KAM;;Kamchatskiy kray
RU-KB;;Kabardino-Balkarskaya Respublika
RU-KC;;Karachayevo-Cherkesskaya Respublika
RU-KDA;;Krasnodarskiy kray
RU-KEM;;Kemerovskaya oblast'
RU-KGD;;Kaliningradskaya oblast'
RU-KGN;;Kurganskaya oblast'
RU-KHA;;Khabarovskiy kray
RU-KHM;;Khanty-Mansiyskiy avtonomnyy okrug
RU-KIR;;Kirovskaya oblast'
RU-KK;;Respublika Khakasiya;Khakasiya
RU-KL;;Respublika Kalmykiya;Kalmykiya
RU-KLU;;Kaluzhskaya oblast'
RU-KO;;Respublika Komi;Komi
RU-KOS;;Kostromskaya oblast'
RU-KR;;Respublika Kareliya;Kareliya
RU-KRS;;Kurskaya oblast'
RU-KYA;;Krasnoyarskiy kray
RU-LEN;;Leningradskaya oblast'
RU-LIP;;Lipetskaya oblast'
RU-MAG;;Magadanskaya oblast'
RU-ME;;Respublika Mariy El;Mariy El
RU-MO;;Respublika Mordoviya;Mordoviya
RU-MOS;;Moskovskaya oblast'
RU-MOW;;Moskva
RU-MUR;;Murmanskaya oblast'
RU-NEN;;Nenetskiy avtonomnyy okrug
RU-NGR;;Novgorodskaya oblast'
RU-NIZ;;Nizhegorodskaya oblast'
RU-NVS;;Novosibirskaya oblast'
RU-OMS;;Omskaya oblast'
RU-ORE;;Orenburgskaya oblast'
RU-ORL;;Orlovskaya oblast'
RU-PER;;Permskiy kray
RU-PNZ;;Penzenskaya oblast'
RU-PRI;;Primorskiy kray
RU-PSK;;Pskovskaya oblast'
RU-ROS;;Rostovskaya oblast'
RU-RYA;;Ryazanskaya oblast'
RU-SA;;Respublika Saha;Saha
RU-SAK;;Sakhalinskaya oblast'
RU-SAM;;Samarskaya oblast'
RU-SAR;;Saratovskaya oblast'
RU-SE;;Respublika Severnaya Osetiya;Severnaya Osetiya
RU-SMO;;Smolenskaya oblast'
RU-SPE;;Sankt-Peterburg
RU-STA;;Stavropol'skiy kray
RU-SVE;;Sverdlovskaya oblast'
RU-TA;;Respublika Tatarstan;Tatarstan
RU-TAM;;Tambovskaya oblast'
RU-TOM;;Tomskaya oblast'
RU-TUL;;Tul'skaya oblast'
RU-TVE;;Tverskaya oblast'
RU-TY;;Respublika Tyva;Tyva
RU-TYU;;Tyumenskaya oblast'
RU-UD;;Udmurtskaya Respublika
RU-ULY;;Ul'yanovskaya oblast'
RU-VGG;;Volgogradskaya oblast'
RU-VLA;;Vladimirskaya oblast'
RU-VLG;;Vologodskaya oblast'
RU-VOR;;Voronezhskaya oblast'
RU-YAN;;Yamalo-Nenetskiy avtonomnyy okrug
RU-YAR;;Yaroslavskaya oblast'
RU-YEV;;Yevreyskaya avtonomnaya oblast'
RU-ZAB;;Zabaykal'skiy kray
RW-01;;City of Kigali
RW-02;;Eastern
RW-03;;Northern
RW-04;;Western
RW-05;;Southern
SA-01;;Ar Riyāḑ
SA-02;;Makkah al Mukarramah
SA-03;;Al Madīnah al Munawwarah
SA-04;;Ash Sharqīyah
SA-05;;Al Qaşīm
SA-06;;Ḩā'il
SA-07;;Tabūk
SA-08;;Al Ḩudūd ash Shamālīyah
SA-09;;Jāzān
SA-10;;Najrān
SA-11;;Al Bāḩah
SA-12;;Al Jawf
SA-14;;'Asīr
SE-AB;;Stockholms län;SE-01
SE-AC;;Västerbottens län;SE-24
SE-BD;;Norrbottens län;SE-25
SE-C;;Uppsala län;SE-03
SE-D;;Södermanlands län;SE-04
SE-E;;Östergötlands län;SE-05
SE-F;;Jönköpings län;SE-06
SE-G;;Kronobergs län;SE-07
SE-H;;Kalmar län;SE-08
SE-I;;Gotlands län;SE-09
SE-K;;Blekinge län;SE-10
SE-M;;Skåne län;SE-12
SE-N;;Hallands län;SE-13
SE-O;;Västra Götalands län;SE-14
SE-S;;Värmlands län;SE-17
SE-T;;Örebro län;SE-18
SE-U;;Västmanlands län;SE-19
SE-W;;Dalarnas län;SE-20
SE-X;;Gävleborgs län;SE-21
SE-Y;;Västernorrlands län;SE-22
SE-Z;;Jämtlands län;SE-23
SR-BR;;Brokopondo
SR-CM;;Commewijne
SR-CR;;Coronie
SR-MA;;Marowijne
SR-NI;;Nickerie
SR-PM;;Paramaribo
SR-PR;;Para
SR-SA;;Saramacca
SR-SI;;Sipaliwini
SR-WA;;Wanica
TJ-DU;;Dushanbe
TJ-GB;;Kŭhistoni Badakhshon
TJ-KT;;Khatlon
TJ-RA;;nohiyahoi tobei jumhurí
TJ-SU;;Sughd
TW-CHA;;Changhua
TW-CYI;;Chiayi
TW-CYQ;;Chiayi
TW-HSQ;;Hsinchu
TW-HSZ;;Hsinchu
TW-HUA;;Hualien
TW-ILA;;Yilan
TW-KEE;;Keelung
TW-KHH;;Kaohsiung
TW-KIN;;Kinmen
TW-LIE;;Lienchiang
TW-MIA;;Miaoli
TW-NAN;;Nantou
TW-NWT;;New Taipei
TW-PEN;;Penghu
TW-PIF;;Pingtung
TW-TAO;;Taoyuan
TW-TNN;;Tainan
TW-TPE;;Taipei
TW-TTT;;Taitung
TW-TXG;;Taichung
TW-YUN;;Yunlin
TZ-01;;Arusha
TZ-02;;Dar es Salaam
TZ-03;;Dodoma
TZ-04;;Iringa
TZ-05;;Kagera
TZ-06;;Pemba North
TZ-07;;Zanzibar North
TZ-08;;Kigoma
TZ-09;;Kilimanjaro
TZ-10;;Pemba South
TZ-11;;Zanzibar South
TZ-12;;Lindi
TZ-13;;Mara
TZ-14;;Mbeya
TZ-15;;Zanzibar West
TZ-16;;Morogoro
TZ-17;;Mtwara
TZ-18;;Mwanza
TZ-19;;Coast
TZ-20;;Rukwa
TZ-21;;Ruvuma
TZ-22;;Shinyanga
TZ-23;;Singida
TZ-24;;Tabora
TZ-25;;Tanga
TZ-26;;Manyara
TZ-27;;Geita
TZ-28;;Katavi
TZ-29;;Njombe
TZ-30;;Simiyu
TZ-31;;Songwe
UA-05;;Vinnytska oblast
UA-07;;Volynska oblast
UA-09;;Luhanska oblast
UA-12;;Dnipropetrovska oblast
UA-14;;Donetska oblast
UA-18;;Zhytomyrska oblast
UA-21;;Zakarpatska oblast
UA-23;;Zaporizka oblast
UA-26;;Ivano-Frankivska oblast
UA-30;;Kyiv
UA-32;;Kyivska oblast
UA-35;;Kirovohradska oblast
UA-40;;Sevastopol
UA-43;;Avtonomna Respublika Krym
UA-46;;Lvivska oblast
UA-48;;Mykolaivska oblast
UA-51;;Odeska oblast
UA-53;;Poltavska oblast
UA-56;;Rivnenska oblast
UA-59;;Sumska oblast
UA-61;;Ternopilska oblast
UA-63;;Kharkivska oblast
UA-65;;Khersonska oblast
UA-68;;Khmelnytska oblast
UA-71;;Cherkaska oblast
UA-74;;Chernihivska oblast
UA-77;;Chernivetska oblast
UG-101;UG-C;Kalangala
UG-102;UG-C;Kampala
UG-103;UG-C;Kiboga
UG-104;UG-C;Luwero
UG-105;UG-C;Masaka
UG-106;UG-C;Mpigi
UG-107;UG-C;Mubende
UG-108;UG-C;Mukono
UG-109;UG-C;Nakasongola
UG-110;UG-C;Rakai
UG-111;UG-C;Sembabule
UG-112;UG-C;Kayunga
UG-113;UG-C;Wakiso
UG-114;UG-C;Lyantonde
UG-115;UG-C;Mityana
UG-116;UG-C;Nakaseke
UG-117;UG-C;Buikwe
UG-118;UG-C;Bukomansibi
UG-119;UG-C;Butambala
UG-120;UG-C;Buvuma
UG-121;UG-C;Gomba
UG-122;UG-C;Kalungu
UG-123;UG-C;Kyankwanzi
UG-124;UG-C;Lwengo
UG-125;UG-C;Kyotera
UG-126;UG-C;Kasanda
UG-201;UG-E;Bugiri
UG-202;UG-E;Busia
UG-203;UG-E;Iganga
UG-204;UG-E;Jinja
UG-205;UG-E;Kamuli
UG-206;UG-E;Kapchorwa
UG-207;UG-E;Katakwi
UG-208;UG-E;Kumi
UG-209;UG-E;Mbale
UG-210;UG-E;Pallisa
UG-211;UG-E;Soroti
UG-212;UG-E;Tororo
UG-213;UG-E;Kaberamaido
UG-214;UG-E;Mayuge
UG-215;UG-E;Sironko
UG-216;UG-E;Amuria
UG-217;UG-E;Budaka
UG-218;UG-E;Bududa
UG-219;UG-E;Bukedea
UG-220;UG-E;Bukwo
UG-221;UG-E;Butaleja
UG-222;UG-E;Kaliro
UG-223;UG-E;Manafwa
UG-224;UG-E;Namutumba
UG-225;UG-E;Bulambuli
UG-226;UG-E;Buyende
UG-227;UG-E;Kibuku
UG-228;UG-E;Kween
UG-229;UG-E;Luuka
UG-230;UG-E;Namayingo
UG-231;UG-E;Ngora
UG-232;UG-E;Serere
UG-233;UG-E;Butebo
UG-234;UG-E;Namisindwa
UG-235;UG-E;Bugweri
UG-236;UG-E;Kapelebyong
UG-237;UG-E;Kalaki
UG-301;UG-N;Adjumani
UG-302;UG-N;Apac
UG-303;UG-N;Arua
UG-304;UG-N;Gulu
UG-305;UG-N;Kitgum
UG-306;UG-N;Kotido
UG-307;UG-N;Lira
UG-308;UG-N;Moroto
UG-309;UG-N;Moyo
UG-310;UG-N;Nebbi
UG-311;UG-N;Nakapiripirit
UG-312;UG-N;Pader
UG-313;UG-N;Yumbe
UG-314;UG-N;Abim
UG-315;UG-N;Amolatar
UG-316;UG-N;Amuru
UG-317;UG-N;Dokolo
UG-318;UG-N;Kaabong
UG-319;UG-N;Koboko
UG-320;UG-N;Maracha
UG-321;UG-N;Oyam
UG-322;UG-N;Agago
UG-323;UG-N;Alebtong
UG-324;UG-N;Amudat
UG-325;UG-N;Kole
UG-326;UG-N;Lamwo
UG-327;UG-N;Napak
UG-328;UG-N;Nwoya
UG-329;UG-N;Otuke
UG-330;UG-N;Zombo
UG-331;UG-N;Omoro
UG-332;UG-N;Pakwach
UG-333;UG-N;Kwania
UG-334;UG-N;Nabilatuk
UG-335;UG-N;Karenga
UG-336;UG-N;Madi-Okollo
UG-337;UG-N;Obongi
UG-401;UG-W;Bundibugyo
UG-402;UG-W;Bushenyi
UG-403;UG-W;Hoima
UG-404;UG-W;Kabale
UG-405;UG-W;Kabarole
UG-406;UG-W;Kasese
UG-407;UG-W;Kibaale
UG-408;UG-W;Kisoro
UG-409;UG-W;Masindi
UG-410;UG-W;Mbarara
UG-411;UG-W;Ntungamo
UG-412;UG-W;Rukungiri
UG-413;UG-W;Kamwenge
UG-414;UG-W;Kanungu
UG-415;UG-W;Kyenjojo
UG-416;UG-W;Buliisa
UG-417;UG-W;Ibanda
UG-418;UG-W;Isingiro
UG-419;UG-W;Kiruhura
UG-420;UG-W;Buhweju
UG-421;UG-W;Kiryandongo
UG-422;UG-W;Kyegegwa
UG-423;UG-W;Mitooma
UG-424;UG-W;Ntoroko
UG-425;UG-W;Rubirizi
UG-426;UG-W;Sheema
UG-427;UG-W;Kagadi
UG-428;UG-W;Kakumiro
UG-429;UG-W;Rubanda
UG-430;UG-W;Bunyangabu
UG-431;UG-W;Rukiga
UG-432;UG-W;Kikuube
UG-433;UG-W;Kazo
UG-434;UG-W;Kitagwenda
UG-435;UG-W;Rwampara
UG-C;;Central
UG-E;;Eastern
UG-N;;Northern
UG-W;;Western
US-AK;;Alaska
US-AL;;Alabama
US-AR;;Arkansas
US-AZ;;Arizona
US-CA;;California
US-CO;;Colorado
US-CT;;Connecticut
US-DC;;District of Columbia
US-DE;;Delaware
US-FL;;Florida
US-GA;;Georgia
US-HI;;Hawaii
US-IA;;Iowa
US-ID;;Idaho
US-IL;;Illinois
US-IN;;Indiana
US-KS;;Kansas
US-KY;;Kentucky
US-LA;;Louisiana
US-MA;;Massachusetts
US-MD;;Maryland
US-ME;;Maine
US-MI;;Michigan
US-MN;;Minnesota
US-MO;;Missouri
US-MS;;Mississippi
US-MT;;Montana
US-NC;;North Carolina
US-ND;;North Dakota
US-NE;;Nebraska
US-NH;;New Hampshire
US-NJ;;New Jersey
US-NM;;New Mexico
US-NV;;Nevada
US-NY;;New York
US-OH;;Ohio
US-OK;;Oklahoma
US-OR;;Oregon
US-PA;;Pennsylvania
US-RI;;Rhode Island
US-SC;;South Carolina
US-SD;;South Dakota
US-TN;;Tennessee
US-TX;;Texas
US-UT;;Utah
US-VA;;Virginia
US-VT;;Vermont
US-WA;;Washington
US-WI;;Wisconsin
US-WV;;West Virginia
US-WY;;Wyoming
UY-AR;;Artigas
UY-CA;;Canelones
UY-CL;;Cerro Largo
UY-CO;;Colonia
UY-DU;;Durazno
UY-FD;;Florida
UY-FS;;Flores
UY-LA;;Lavalleja
UY-MA;;Maldonado
UY-MO;;Montevideo
UY-PA;;Paysandú
UY-RN;;Río Negro
UY-RO;;Rocha
UY-RV;;Rivera
UY-SA;;Salto
UY-SJ;;San José
UY-SO;;Soriano
UY-TA;;Tacuarembó
UY-TT;;Treinta y Tres
UZ-AN;;Andijon
UZ-BU;;Buxoro
UZ-FA;;Farg‘ona
UZ-JI;;Jizzax
UZ-NG;;Namangan
UZ-NW;;Navoiy
UZ-QA;;Qashqadaryo
UZ-QR;;Qoraqalpog‘iston Respublikasi
UZ-SA;;Samarqand
UZ-SI;;Sirdaryo
UZ-SU;;Surxondaryo
UZ-TK;;Toshkent
UZ-TO;;Toshkent
UZ-XO;;Xorazm
VE-A;;Distrito Capital
VE-B;;Anzoátegui
VE-C;;Apure
VE-D;;Aragua
VE-E;;Barinas
VE-F;;Bolívar
VE-G;;Carabobo
VE-H;;Cojedes
VE-I;;Falcón
VE-J;;Guárico
VE-K;;Lara
VE-L;;Mérida
VE-M;;Miranda
VE-N;;Monagas
VE-O;;Nueva Esparta
VE-P;;Portuguesa
VE-R;;Sucre
VE-S;;Táchira
VE-T;;Trujillo
VE-U;;Yaracuy
VE-V;;Zulia
VE-W;;Dependencias Federales
VE-X;;La Guaira
VE-Y;;Delta Amacuro
VE-Z;;Amazonas
VN-01;;Lai Châu
VN-02;;Lào Cai
VN-03;;Hà Giang
VN-04;;Cao Bằng
VN-05;;Sơn La
VN-06;;Yên Bái
VN-07;;Tuyên Quang
VN-09;;Lạng Sơn
VN-13;;Quảng Ninh
VN-14;;Hòa Bình
VN-18;;Ninh Bình
VN-20;;Thái Bình
VN-21;;Thanh Hóa
VN-22;;Nghệ An
VN-23;;Hà Tĩnh
VN-24;;Quảng Bình
VN-25;;Quảng Trị
VN-26;;Thừa Thiên-Huế
VN-27;;Quảng Nam
VN-28;;Kon Tum
VN-29;;Quảng Ngãi
VN-30;;Gia Lai
VN-31;;Bình Định
VN-32;;Phú Yên
VN-33;;Đắk Lắk
VN-34;;Khánh Hòa
VN-35;;Lâm Đồng
VN-36;;Ninh Thuận
VN-37;;Tây Ninh
VN-39;;Đồng Nai
VN-40;;Bình Thuận
VN-41;;Long An
VN-43;;Bà Rịa - Vũng Tàu
VN-44;;An Giang
VN-45;;Đồng Tháp
VN-46;;Tiền Giang
VN-47;;Kiến Giang
VN-49;;Vĩnh Long
VN-50;;Bến Tre
VN-51;;Trà Vinh
VN-52;;Sóc Trăng
VN-53;;Bắc Kạn
VN-54;;Bắc Giang
VN-55;;Bạc Liêu
VN-56;;Bắc Ninh
VN-57;;Bình Dương
VN-58;;Bình Phước
VN-59;;Cà Mau
VN-61;;Hải Dương
VN-63;;Hà Nam
VN-66;;Hưng Yên
VN-67;;Nam Định
VN-68;;Phú Thọ
VN-69;;Thái Nguyên
VN-70;;Vĩnh Phúc
VN-71;;Điện Biên
VN-72;;Đắk Nông
VN-73;;Hậu Giang
VN-CT;;Cần Thơ
VN-DN;;Đà Nẵng
VN-HN;;Hà Nội
VN-HP;;Hải Phòng
VN-SG;;Hồ Chí Minh
VU-MAP;;Malampa
VU-PAM;;Pénama
VU-SAM;;Sanma
VU-SEE;;Shéfa
VU-TAE;;Taféa
VU-TOB;;Torba
ZA-EC;;Eastern Cape
ZA-FS;;Free State
ZA-GP;;Gauteng
ZA-KZN;;Kwazulu-Natal
ZA-LP;;Limpopo
ZA-MP;;Mpumalanga
ZA-NC;;Northern Cape
ZA-NW;;North-West
ZA-WC;;Western Cape
ZM-01;;Western
ZM-02;;Central
ZM-03;;Eastern
ZM-04;;Luapula
ZM-05;;Northern
ZM-06;;North-Western
ZM-07;;Southern
ZM-08;;Copperbelt
ZM-09;;Lusaka
ZM-10;;Muchinga
ZW-BU;;Bulawayo
ZW-HA;;Harare
ZW-MA;;Manicaland
ZW-MC;;Mashonaland Central
ZW-ME;;Mashonaland East
ZW-MI;;Midlands
ZW-MN;;Matabeleland North
ZW-MS;;Matabeleland South
ZW-MV;;Masvingo
ZW-MW;;Mashonaland West
"""
"""A line for each place: its code, the part that it lies in (empty at the first level), its name, other names."""
