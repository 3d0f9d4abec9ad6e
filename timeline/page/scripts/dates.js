// ---- Dates: days since 1 January 1970, in UTC, which no time zone moves --------------------------

const DAY = 86400000;

// Date.UTC would take the year 15 for 1915.
const dayOf = (year, month = 1, day = 1) => new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
const dateOf = (day) => new Date(Math.round(day * DAY));
const isoOf = (day) => dateOf(day).toISOString().slice(0, 19).replace("T", " ");
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const fillIn = (text, slots) => text.replace(/\{(\w+)\}/g, (whole, name) => slots[name] ?? whole);
