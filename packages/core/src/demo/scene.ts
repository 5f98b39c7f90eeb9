/**
 * The made-up business of the demo workspace: Harborlight Home Services, heating, cooling and plumbing in sixteen states. Its people do
 * not exist; all numbers are of the 555-01xx range that is kept for fiction.
 */
export interface DemoSource {
  source: string;
  medium: string;
  weight: number;
  /** How well its callers convert, against 1 for the average. */
  quality: number;
  campaigns: readonly string[];
  paid: boolean;
  online: boolean;
}

export const sources: readonly DemoSource[] = [
  {
    source: "Google Ads",
    medium: "cpc",
    weight: 27,
    quality: 1.15,
    paid: true,
    online: true,
    campaigns: ["Emergency repair", "AC tune-up", "Furnace install", "Drain cleaning"],
  },
  {
    source: "Google Business Profile",
    medium: "organic",
    weight: 19,
    quality: 1.25,
    paid: false,
    online: true,
    campaigns: [],
  },
  { source: "Google Organic", medium: "organic", weight: 15, quality: 1.1, paid: false, online: true, campaigns: [] },
  {
    source: "Bing Ads",
    medium: "cpc",
    weight: 6,
    quality: 1.0,
    paid: true,
    online: true,
    campaigns: ["Emergency repair", "Water heater"],
  },
  {
    source: "Facebook",
    medium: "paid_social",
    weight: 8,
    quality: 0.65,
    paid: true,
    online: true,
    campaigns: ["Spring check-up", "Maintenance plan"],
  },
  { source: "Yelp", medium: "referral", weight: 5, quality: 0.9, paid: false, online: true, campaigns: [] },
  { source: "Website direct", medium: "direct", weight: 8, quality: 1.2, paid: false, online: true, campaigns: [] },
  {
    source: "Postcard mailing",
    medium: "offline",
    weight: 5,
    quality: 0.8,
    paid: false,
    online: false,
    campaigns: ["Winter readiness", "New neighbors"],
  },
  { source: "Truck lettering", medium: "offline", weight: 4, quality: 1.05, paid: false, online: false, campaigns: [] },
  {
    source: "Customer referral",
    medium: "referral",
    weight: 3,
    quality: 1.8,
    paid: false,
    online: false,
    campaigns: ["Tell a friend"],
  },
];

export interface DemoAgent {
  name: string;
  voice: "male" | "female";
  weight: number;
  /** Mean score of the calls this person takes. */
  skill: number;
}

export const agents: readonly DemoAgent[] = [
  { name: "Maren Holt", voice: "female", weight: 12, skill: 4.3 },
  { name: "Tobias Fenn", voice: "male", weight: 11, skill: 3.9 },
  { name: "Priya Lindqvist", voice: "female", weight: 11, skill: 4.1 },
  { name: "Dario Wexley", voice: "male", weight: 10, skill: 3.4 },
  { name: "Odette Marsh", voice: "female", weight: 9, skill: 3.7 },
  { name: "Caleb Winterbourne", voice: "male", weight: 8, skill: 3.0 },
  { name: "Suki Abernathy", voice: "female", weight: 8, skill: 4.5 },
  { name: "Ravi Castellan", voice: "male", weight: 7, skill: 3.6 },
  { name: "Ingrid Pell", voice: "female", weight: 6, skill: 2.7 },
  { name: "Jonas Tremaine", voice: "male", weight: 5, skill: 3.2 },
];

export interface DemoState {
  state: string;
  weight: number;
  areaCodes: readonly number[];
  cities: readonly string[];
}

export const states: readonly DemoState[] = [
  {
    state: "CA",
    weight: 22,
    areaCodes: [
      209, 213, 310, 408, 415, 510, 530, 559, 562, 619, 626, 650, 661, 707, 714, 760, 805, 818, 831, 858, 909, 916, 925,
      949,
    ],
    cities: ["Escondido", "Oakland", "Fresno", "San Diego", "Sacramento"],
  },
  {
    state: "TX",
    weight: 16,
    areaCodes: [210, 214, 254, 281, 325, 361, 409, 432, 512, 713, 806, 817, 830, 903, 915, 936, 940, 956, 972, 979],
    cities: ["Austin", "Houston", "Plano", "El Paso"],
  },
  {
    state: "FL",
    weight: 13,
    areaCodes: [239, 305, 321, 352, 386, 407, 561, 727, 754, 772, 813, 850, 863, 904, 941, 954],
    cities: ["Tampa", "Orlando", "Naples", "Jacksonville"],
  },
  {
    state: "NY",
    weight: 10,
    areaCodes: [212, 315, 516, 518, 585, 607, 631, 646, 716, 718, 845, 914, 917],
    cities: ["Albany", "Yonkers", "Buffalo", "Ithaca"],
  },
  {
    state: "IL",
    weight: 7,
    areaCodes: [217, 309, 312, 618, 630, 708, 773, 815, 847],
    cities: ["Chicago", "Joliet", "Peoria"],
  },
  { state: "WA", weight: 6, areaCodes: [206, 253, 360, 425, 509], cities: ["Seattle", "Tacoma", "Spokane"] },
  { state: "AZ", weight: 6, areaCodes: [480, 520, 602, 623, 928], cities: ["Phoenix", "Mesa", "Tucson"] },
  { state: "GA", weight: 5, areaCodes: [229, 404, 478, 678, 706, 770, 912], cities: ["Atlanta", "Macon", "Savannah"] },
  {
    state: "OH",
    weight: 5,
    areaCodes: [216, 330, 419, 440, 513, 614, 740, 937],
    cities: ["Columbus", "Dayton", "Toledo"],
  },
  { state: "CO", weight: 4, areaCodes: [303, 719, 720, 970], cities: ["Denver", "Boulder", "Pueblo"] },
  { state: "NC", weight: 3, areaCodes: [252, 336, 704, 828, 910, 919], cities: ["Raleigh", "Durham", "Asheville"] },
  { state: "PA", weight: 3, areaCodes: [215, 412, 570, 610, 717, 724, 814], cities: ["Erie", "Reading", "Lancaster"] },
];

export const firstNames =
  "Ada Alma Amir Anya Bea Bram Cleo Cyrus Dana Dev Edie Elio Esme Farah Finn Greta Hana Hugo Ida Ines Jude Kaia Lars Leda Lior Mabel Milo Nadia Nico Olga Otis Petra Quinn Rhea Ronan Saga Tamsin Ugo Vera Wim Yara Zane".split(
    " ",
  );
export const lastNames =
  "Ashdown Barlow Carrow Delacourt Elsmere Farthing Grieves Hallorann Ibbotson Jessop Kettering Larkspur Merriweather Northcott Oakhurst Pemberly Quillfeather Rookwood Silverton Thornbury Underhill Vantongeren Whitlock Yarrow Zellwood Brackenridge Dunmore Fairweather Holloway Stonebridge".split(
    " ",
  );
export const keywords = [
  "emergency plumber",
  "ac not cooling",
  "furnace repair near me",
  "water heater replacement",
  "drain cleaning service",
  "24 hour plumber",
  "hvac maintenance plan",
  "burst pipe repair",
  "heat pump installation",
  "thermostat not working",
  "leaking faucet",
  "boiler service",
];
export const landingPages = [
  "/",
  "/emergency",
  "/heating",
  "/cooling",
  "/plumbing",
  "/water-heaters",
  "/maintenance-plan",
  "/contact",
];
export const devices = [
  { device: "iPhone", browser: "Safari", weight: 38 },
  { device: "Android", browser: "Chrome", weight: 30 },
  { device: "Windows PC", browser: "Chrome", weight: 14 },
  { device: "Windows PC", browser: "Edge", weight: 7 },
  { device: "Mac", browser: "Safari", weight: 8 },
  { device: "iPad", browser: "Safari", weight: 3 },
] as const;
export const tags = ["New system", "Repair", "Existing customer", "Price question", "After hours", "Warranty"];
