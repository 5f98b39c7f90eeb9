import { type Field, fieldsOf } from "./field.ts";

const contact = fieldsOf("contact", [
  [
    ...(["name", "Caller's name", "text"] as const),
    {
      ctm: "Name",
      rail: "Customer Name|Name",
      railJson: "customer_name",
      any: "Caller Name|Customer Name|Contact Name|Name|Full Name|Caller ID Name",
    },
    "name",
  ],
  ["cnam", "Caller id name", "text", { ctm: "CNAM" }, "name"],
  [
    "formatted_customer_name",
    "Caller's name, as shown",
    "text",
    { json: "", railJson: "formatted_customer_name" },
    "name",
  ],
  [
    ...(["caller_number", "Caller's number", "phone"] as const),
    {
      ctm: "Customer #|Customer Number|Caller Number|Caller #",
      rail: "Customer Phone Number|Caller Number|Customer Number",
      railJson: "customer_phone_number",
      any: "Caller Number|Customer Phone Number|Customer #|Customer Number|Phone Number|Phone|Caller Phone|Caller ID|Caller|From Number|From|Customer Phone|Contact Number|Telephone|Mobile Number",
    },
    "phone",
  ],
  ["caller_number_complete", "Caller's number with country code", "phone", {}, "phone"],
  [
    ...(["caller_number_format", "Caller's number, as shown", "phone"] as const),
    { railJson: "formatted_customer_phone_number" },
    "phone",
  ],
  ["caller_number_bare", "Caller's number, bare", "phone", {}, "phone"],
  ["caller_number_split", "Parts of the caller's number", "list"],
  ["caller_number_blocked", "Number withheld", "boolean"],
  [
    ...(["formatted_customer_name_or_phone_number", "Caller, as shown", "text"] as const),
    { json: "", railJson: "formatted_customer_name_or_phone_number" },
  ],
  ["contact_number", "Contact's number", "phone"],
  ["alternative_number", "Alternative number", "phone"],
  ["email", "E-mail", "text", { ctm: "Email", rail: "Email|Customer Email" }],
  ["street", "Street", "text", { ctm: "Street" }],
  [
    ...(["city", "City", "text"] as const),
    { ctm: "City", rail: "Customer City|City", railJson: "customer_city", any: "City|Customer City|Caller City" },
    "city",
  ],
  [
    ...(["state", "State", "text"] as const),
    {
      ctm: "State",
      rail: "Customer State|State",
      railJson: "customer_state",
      any: "State|Customer State|Caller State|Region|Province",
    },
    "state",
  ],
  [
    ...(["country", "Country", "text"] as const),
    {
      ctm: "Country",
      rail: "Customer Country|Country",
      railJson: "customer_country",
      any: "Country|Customer Country|Caller Country",
    },
    "country",
  ],
  [
    ...(["formatted_customer_location", "Place, as shown", "text"] as const),
    { json: "", rail: "Customer Location", railJson: "formatted_customer_location" },
  ],
  ["postal_code", "Postal code", "text", { ctm: "Postal Code|Zip", rail: "Customer Zip|Postal Code" }],
  ["latitude", "Latitude", "number", { ctm: "Latitude" }],
  ["longitude", "Longitude", "number", { ctm: "Longitude" }],
  ["geo_lat", "Latitude of the place", "number", { json: "geo.lat" }],
  ["geo_lon", "Longitude of the place", "number", { json: "geo.lon" }],
  ["inbound_rate_center_country", "Country of the dialled number", "text", { json: "inbound_rate_center.country" }],
  ["inbound_rate_center_prefix", "Prefix of the dialled number", "text", { json: "inbound_rate_center.prefix" }],
  ["inbound_rate_center_tollfree", "Dialled number is toll-free", "boolean", { json: "inbound_rate_center.tollfree" }],
  [
    ...(["is_new_caller", "First-time caller, as the file says", "boolean"] as const),
    { ctm: "First-Time Caller|First Time Caller", rail: "First-Time Caller|First Call", railJson: "first_call" },
  ],
  ["prior_calls", "Calls before this one", "number", { json: "", rail: "Prior Calls", railJson: "prior_calls" }],
  ["total_calls", "Calls in all", "number", { json: "", rail: "Total Calls", railJson: "total_calls" }],
  ["carrier", "Phone carrier", "text", { ctm: "Carrier" }],
  [
    "spam",
    "Blocked",
    "boolean",
    { ctm: "Blocked|Spam", rail: "Spam", railJson: "spam", any: "Blocked|Spam" },
    "blocked",
  ],
  ["extended_lookup_on", "Caller was looked up", "boolean"],
]);

const lookup = (key: string) => ({ json: `extended_lookup.${key}` });
const both = (key: string) => ({ ctm: `extended_lookup.${key}`, json: `extended_lookup.${key}` });

/** What a paid look-up of the number says about the person; CTM writes part of it with the API's dotted names in its CSV. */
const lookedUp = fieldsOf("contact", [
  ["extended_lookup_first_name", "First name (look-up)", "text", lookup("first_name")],
  ["extended_lookup_last_name", "Last name (look-up)", "text", lookup("last_name")],
  ["extended_lookup_business_name", "Business (look-up)", "text", lookup("business_name")],
  ["extended_lookup_street_number", "House number (look-up)", "text", lookup("street_number")],
  ["extended_lookup_street_name", "Street (look-up)", "text", lookup("street_name")],
  ["extended_lookup_city", "City (look-up)", "text", lookup("city")],
  ["extended_lookup_state", "State (look-up)", "text", lookup("state")],
  ["extended_lookup_zipcode", "Postal code (look-up)", "text", lookup("zipcode")],
  ["extended_lookup_name_type", "Person or business", "text", { ...lookup("name_type"), ctm: "Name Type" }],
  ["extended_lookup_phone_type", "Kind of phone", "text", { ...lookup("phone_type"), ctm: "Phone Type" }],
  ["extended_lookup_gender", "Gender", "text", { ...lookup("gender"), ctm: "Gender" }],
  ["extended_lookup_age", "Age", "text", both("age")],
  ["extended_lookup_education", "Education", "text", both("education")],
  ["extended_lookup_home_owner_status", "Home owner", "text", both("home_owner_status")],
  ["extended_lookup_length_of_residence", "Length of residence", "text", both("length_of_residence")],
  ["extended_lookup_household_income", "Household income", "text", both("household_income")],
  ["extended_lookup_marital_status", "Marital status", "text", both("marital_status")],
  ["extended_lookup_market_value", "Market value of the home", "text", both("market_value")],
  ["extended_lookup_occupation", "Occupation", "text", both("occupation")],
  ["extended_lookup_presence_of_children", "Children at home", "text", both("presence_of_children")],
  ["extended_lookup_facebook", "Facebook profile", "text", both("facebook")],
  ["extended_lookup_linkedin", "LinkedIn profile", "text", both("linkedin")],
  ["extended_lookup_twitter", "Twitter profile", "text", both("twitter")],
]);

export const contactFields: Field[] = [...contact, ...lookedUp];
