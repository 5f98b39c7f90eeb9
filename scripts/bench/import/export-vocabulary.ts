import { places } from "./export-places.ts";

const list = (text: string) => text.split("|");

export const firstNames = list(
  "James|Mary|Robert|Patricia|John|Jennifer|Michael|Linda|David|Elizabeth|William|Barbara|Richard|Susan|Joseph|Jessica|Thomas|Karen|Carlos|Sarah|Daniel|Nancy|Matthew|Lisa|Anthony|Betty|Mark|Sandra|Luis|Ashley|Steven|Emily|Andrew|Donna|Paul|Michelle|Joshua|Carol|Kenneth|Amanda|José|Melissa|Zoë|André|Renée|Søren",
);
export const lastNames = list(
  "Smith|Johnson|Williams|Brown|Jones|Garcia|Miller|Davis|Rodriguez|Martinez|Hernandez|Lopez|Gonzalez|Wilson|Anderson|Thomas|Taylor|Moore|Jackson|Martin|Lee|Perez|Thompson|White|Harris|Sanchez|Clark|Ramirez|Lewis|Robinson|Walker|Young|Allen|King|Wright|Scott|Torres|Nguyen|Hill|Flores|Green|Adams|Nelson|Baker|Hall|Rivera|Campbell|Mitchell|Carter|Roberts|Muñoz|O'Brien|Müller",
);
export const agents = firstNames.slice(0, 38).map((name, index) => `${name} ${lastNames[(index * 7) % 50]}`);
export const streets = list(
  "Example Ave|Main St|Oak St|Maple Dr|Cedar Ln|Park Blvd|Washington St|Lake Rd|Hill St|Sunset Blvd|Elm St|2nd Ave",
);
export const carriers = list("Verizon|AT&T Mobility|T-Mobile|US Cellular|Comcast|Charter|Bandwidth|Level 3");
export const browsers = list(
  "Chrome|Chrome Mobile|Mobile Safari|Safari|Edge|Firefox|Samsung Internet|Chrome Mobile iOS",
);
export const devices = list("iPhone|Android|Windows|Macintosh|iPad|Linux");
export const occupations = list("Professional|Sales|Clerical|Retired|Craftsman|Self Employed|Homemaker|Medical");
export const tags = list(
  "new customer|follow up|quote sent|emergency|existing customer|wrong number|scheduled|price shopper|warranty|after hours|referral|spanish",
);
export const spotted = list("emergency|cancel|appointment|price|refund|insurance|water heater|leak");

const SERVICES = list(
  "plumber|emergency plumber|drain cleaning|water heater repair|sewer line repair|leak detection|ac repair|furnace repair|hvac installation|duct cleaning|electrician|panel upgrade|roof repair|gutter cleaning|garage door repair|pest control|termite inspection|carpet cleaning|mold removal|water damage restoration",
);
const WAYS = list("|best|cheap|local|24 hour|affordable|licensed|top rated|same day");
const ENDS = list("|near me|cost|reviews|company");

export interface Source {
  name: string;
  source: string;
  medium: string;
  referrer: string;
  /** Words, ads and clicks come with it. */
  paid: boolean;
  /** A visit of the site stands behind the call. */
  web: boolean;
}

const from = (name: string, source = "", medium = "", referrer = ""): Source => ({
  ...{ name, source, medium, referrer },
  paid: medium === "cpc" || medium === "paid_social",
  web: source !== "",
});

/** Frequent ones first. */
export const sources: readonly Source[] = [
  from("Google Ads", "google", "cpc", "https://www.google.com/"),
  from("Google Organic", "google", "organic", "https://www.google.com/"),
  from("Google Business Profile"),
  from("Direct", "(direct)", "(none)"),
  from("Facebook Ads", "facebook", "paid_social", "https://l.facebook.com/"),
  from("Microsoft Ads", "bing", "cpc", "https://www.bing.com/"),
  from("Google Ads Call Extension"),
  from("Bing Organic", "bing", "organic", "https://www.bing.com/"),
  from("Yelp", "yelp", "referral", "https://www.yelp.com/"),
  from("Instagram", "instagram", "paid_social", "https://l.instagram.com/"),
  from("Newsletter", "newsletter", "email"),
  from("Angi", "angi", "referral", "https://www.angi.com/"),
  from("Yahoo Organic", "yahoo", "organic", "https://search.yahoo.com/"),
  from("DuckDuckGo", "duckduckgo", "organic", "https://duckduckgo.com/"),
  ...places.slice(0, 16).map(({ city }) => from(`Billboard ${city}`)),
  ...places.slice(0, 10).map(({ city }) => from(`Direct mail ${city}`)),
];

export const campaigns = SERVICES.flatMap((service) =>
  ["Search", "Brand", "Display", "Retargeting", "Spring", "Winter", "Local", "Competitor"].map(
    (kind) => `${kind} | ${service} | ${kind.length % 2 ? "US" : "Metro"}`,
  ),
);

/** 4,000 words that people searched for. */
export const keywords = SERVICES.flatMap((service, at) =>
  places
    .slice(0, 40)
    .flatMap(({ city }, place) =>
      ENDS.map((end, index) => `${WAYS[(at + place + index) % WAYS.length]} ${service} ${end || city.toLowerCase()}`),
    ),
)
  .map((words, index) => `${words.trim()}${index % 3 === 0 ? ` ${2020 + (index % 7)}` : ""}`)
  .slice(0, 4000);

const slug = (text: string) => text.toLowerCase().replaceAll(" ", "-");

/** 48,000 addresses of landing pages: 1,600 pages, 30 ways to have come to each. */
export const landingPages = SERVICES.flatMap((service) =>
  places.flatMap(({ city, state }, place) =>
    Array.from({ length: 30 }, (_, way) => {
      const page = `https://www.northside-home.example/${slug(service)}/${slug(city)}-${state.toLowerCase()}`;
      const campaign = slug(campaigns[(place * 30 + way) % campaigns.length]!.replaceAll(" | ", "_"));
      return way === 0
        ? page
        : `${page}?utm_source=google&utm_medium=cpc&utm_campaign=${campaign}&utm_content=v${way}&gad_source=1&device=${way % 3 ? "m" : "c"}`;
    }),
  ),
);
