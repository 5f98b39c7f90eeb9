export interface Place {
  areaCode: string;
  city: string;
  state: string;
  /** The first three digits of its postal codes. */
  postal: string;
}

const PLACES = `212 New York NY 100|718 Brooklyn NY 112|516 Hempstead NY 115|914 Yonkers NY 107|585 Rochester NY 146|716 Buffalo NY 142
|213 Los Angeles CA 900|310 Santa Monica CA 904|415 San Francisco CA 941|510 Oakland CA 946|619 San Diego CA 921|760 Escondido CA 920
|408 San Jose CA 951|916 Sacramento CA 958|559 Fresno CA 937|909 San Bernardino CA 924|312 Chicago IL 606|630 Naperville IL 605
|217 Springfield IL 627|713 Houston TX 770|214 Dallas TX 752|512 Austin TX 787|210 San Antonio TX 782|915 El Paso TX 799
|817 Fort Worth TX 761|602 Phoenix AZ 850|520 Tucson AZ 857|480 Mesa AZ 852|215 Philadelphia PA 191|412 Pittsburgh PA 152
|610 Allentown PA 181|305 Miami FL 331|407 Orlando FL 328|813 Tampa FL 336|904 Jacksonville FL 322|954 Fort Lauderdale FL 333
|614 Columbus OH 432|216 Cleveland OH 441|513 Cincinnati OH 452|704 Charlotte NC 282|919 Raleigh NC 276|336 Greensboro NC 274
|317 Indianapolis IN 462|206 Seattle WA 981|509 Spokane WA 992|253 Tacoma WA 984|303 Denver CO 802|719 Colorado Springs CO 809
|617 Boston MA 021|413 Springfield MA 011|615 Nashville TN 372|901 Memphis TN 381|410 Baltimore MD 212|301 Rockville MD 208
|503 Portland OR 972|702 Las Vegas NV 891|414 Milwaukee WI 532|505 Albuquerque NM 871|404 Atlanta GA 303|912 Savannah GA 314
|913 Kansas City KS 661|816 Kansas City MO 641|314 Saint Louis MO 631|612 Minneapolis MN 554|651 Saint Paul MN 551|402 Omaha NE 681
|504 New Orleans LA 701|225 Baton Rouge LA 708|405 Oklahoma City OK 731|918 Tulsa OK 741|801 Salt Lake City UT 841|205 Birmingham AL 352
|502 Louisville KY 402|203 New Haven CT 065|401 Providence RI 029|973 Newark NJ 071|609 Trenton NJ 086|804 Richmond VA 232
|757 Norfolk VA 235|208 Boise ID 837`;

/** Towns of the United States with an area code each. */
export const places: readonly Place[] = PLACES.replaceAll("\n", "")
  .split("|")
  .map((line) => {
    const words = line.split(" ");
    return { areaCode: words[0]!, city: words.slice(1, -2).join(" "), state: words.at(-2)!, postal: words.at(-1)! };
  });
