/** Where a North American area code is used, and the zones of that place, joined by `|`. */
interface Place {
  readonly place: string;
  readonly zones: string;
  /** Area codes, parted by spaces. */
  readonly codes: string;
}

const eastern = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const arizona = 'America/Phoenix';
const pacific = 'America/Los_Angeles';

/**
 * All zones of the fifty states: for what has no place (toll-free and personal numbers), and for area
 * codes that are newer than this table.
 */
export const unitedStates = [
  eastern,
  central,
  pacific,
  mountain,
  arizona,
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Adak',
].join('|');

/**
 * The area codes of the North American Numbering Plan by the place that they serve, as its
 * administrator (nanpa.com; for Canada cnac.ca) assigned them, overlays that come into service in 2026
 * or 2027 among them. Zones are those of the law, 49 CFR 71 in the United States, with the most
 * populous of a place first; an area code that is used on both sides of a boundary has both, however
 * few people live on one of them. A zone stands for all of its country that have kept the same time
 * since 2022: Boise is Denver here, Detroit is New York.
 */
export const areaCodePlaces: readonly Place[] = [
  { place: 'Alabama', zones: central, codes: '205 251 256 334 483 659 938' },
  { place: 'Alaska', zones: 'America/Anchorage|America/Adak', codes: '907' },
  { place: 'Arizona', zones: arizona, codes: '480 520 602 623' },
  // The Navajo Nation, in the north-east, keeps daylight saving time.
  { place: 'Arizona, north and west', zones: `${arizona}|${mountain}`, codes: '928' },
  { place: 'Arkansas', zones: central, codes: '327 479 501 870' },
  {
    place: 'California',
    zones: pacific,
    codes:
      '209 213 279 310 323 341 350 357 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 747 760 805 818 820 831 837 840 858 909 916 925 949 951',
  },
  { place: 'Colorado', zones: mountain, codes: '303 719 720 748 970 983' },
  { place: 'Connecticut', zones: eastern, codes: '203 475 860 959' },
  { place: 'Delaware', zones: eastern, codes: '302' },
  { place: 'District of Columbia', zones: eastern, codes: '202 771' },
  {
    place: 'Florida, peninsula',
    zones: eastern,
    codes: '239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954',
  },
  { place: 'Florida, panhandle', zones: `${central}|${eastern}`, codes: '448 850' },
  { place: 'Georgia', zones: eastern, codes: '229 404 470 478 678 706 762 770 912 943' },
  { place: 'Hawaii', zones: 'Pacific/Honolulu', codes: '808' },
  { place: 'Idaho', zones: `${mountain}|${pacific}`, codes: '208 986' },
  {
    place: 'Illinois',
    zones: central,
    codes: '217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872',
  },
  { place: 'Indiana', zones: eastern, codes: '260 317 463 765' },
  { place: 'Indiana, north-west', zones: `${central}|${eastern}`, codes: '219' },
  { place: 'Indiana, north and south', zones: `${eastern}|${central}`, codes: '574 812 930' },
  { place: 'Iowa', zones: central, codes: '319 515 563 641 712' },
  { place: 'Kansas', zones: central, codes: '316 913' },
  // Greeley, Hamilton, Sherman and Wallace counties, in the west.
  { place: 'Kansas, north and south', zones: `${central}|${mountain}`, codes: '620 785' },
  { place: 'Kentucky', zones: eastern, codes: '502 761 859' },
  { place: 'Kentucky, west', zones: `${central}|${eastern}`, codes: '270 364' },
  // Clinton county.
  { place: 'Kentucky, east', zones: `${eastern}|${central}`, codes: '606' },
  { place: 'Louisiana', zones: central, codes: '225 318 337 457 504 985' },
  { place: 'Maine', zones: eastern, codes: '207' },
  { place: 'Maryland', zones: eastern, codes: '227 240 301 410 443 667' },
  { place: 'Massachusetts', zones: eastern, codes: '339 351 413 508 617 774 781 857 978' },
  {
    place: 'Michigan',
    zones: eastern,
    codes: '231 248 269 313 517 586 616 679 734 810 947 989',
  },
  // Dickinson, Gogebic, Iron and Menominee counties.
  { place: 'Michigan, upper peninsula', zones: `${eastern}|${central}`, codes: '906' },
  { place: 'Minnesota', zones: central, codes: '218 320 507 612 651 763 924 952' },
  { place: 'Mississippi', zones: central, codes: '228 471 601 662 769' },
  { place: 'Missouri', zones: central, codes: '235 314 417 557 573 636 660 816 975' },
  { place: 'Montana', zones: mountain, codes: '406' },
  // 402 reaches into the west of Cherry county.
  { place: 'Nebraska', zones: `${central}|${mountain}`, codes: '308 402 531' },
  { place: 'Nevada, Las Vegas', zones: pacific, codes: '702 725' },
  // West Wendover.
  { place: 'Nevada', zones: `${pacific}|${mountain}`, codes: '775' },
  { place: 'New Hampshire', zones: eastern, codes: '603' },
  { place: 'New Jersey', zones: eastern, codes: '201 551 609 640 732 848 856 862 908 973' },
  { place: 'New Mexico', zones: mountain, codes: '505 575' },
  {
    place: 'New York',
    zones: eastern,
    codes:
      '212 315 329 332 347 363 465 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934',
  },
  { place: 'North Carolina', zones: eastern, codes: '252 336 472 704 743 828 910 919 980 984' },
  { place: 'North Dakota', zones: `${central}|${mountain}`, codes: '701' },
  {
    place: 'Ohio',
    zones: eastern,
    codes: '216 220 234 283 326 330 380 419 436 440 513 567 614 740 937',
  },
  { place: 'Oklahoma', zones: central, codes: '405 539 572 580 918' },
  { place: 'Oregon, Portland', zones: pacific, codes: '503 971' },
  // Malheur county.
  { place: 'Oregon', zones: `${pacific}|${mountain}`, codes: '458 541' },
  {
    place: 'Pennsylvania',
    zones: eastern,
    codes: '215 223 267 272 412 445 484 570 582 610 717 724 814 835 878',
  },
  { place: 'Rhode Island', zones: eastern, codes: '401' },
  { place: 'South Carolina', zones: eastern, codes: '803 821 839 843 854 864' },
  { place: 'South Dakota', zones: `${central}|${mountain}`, codes: '605' },
  { place: 'Tennessee', zones: central, codes: '615 629 731 901 931' },
  { place: 'Tennessee, Knoxville', zones: eastern, codes: '865' },
  // Bledsoe, Marion and Sequatchie counties.
  { place: 'Tennessee, east', zones: `${eastern}|${central}`, codes: '423 729' },
  {
    place: 'Texas',
    zones: central,
    codes:
      '210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979',
  },
  { place: 'Texas, El Paso', zones: mountain, codes: '915' },
  { place: 'Utah', zones: mountain, codes: '385 435 801' },
  { place: 'Vermont', zones: eastern, codes: '802' },
  { place: 'Virginia', zones: eastern, codes: '276 434 540 571 686 703 757 804 826 948' },
  { place: 'Washington', zones: pacific, codes: '206 253 360 425 509 564' },
  { place: 'West Virginia', zones: eastern, codes: '304 681' },
  { place: 'Wisconsin', zones: central, codes: '262 274 353 414 534 608 715 920' },
  { place: 'Wyoming', zones: mountain, codes: '307' },

  { place: 'American Samoa', zones: 'Pacific/Pago_Pago', codes: '684' },
  { place: 'Guam', zones: 'Pacific/Guam', codes: '671' },
  { place: 'Northern Mariana Islands', zones: 'Pacific/Saipan', codes: '670' },
  { place: 'Puerto Rico', zones: 'America/Puerto_Rico', codes: '787 939' },
  { place: 'US Virgin Islands', zones: 'America/St_Thomas', codes: '340' },

  { place: 'Alberta', zones: 'America/Edmonton', codes: '368 403 587 780 825' },
  { place: 'British Columbia, lower mainland', zones: 'America/Vancouver', codes: '604' },
  // The Rockies keep Alberta's time, the Peace River and Creston one without daylight saving.
  {
    place: 'British Columbia',
    zones: 'America/Vancouver|America/Edmonton|America/Dawson_Creek',
    codes: '236 250 257 672 778',
  },
  { place: 'Manitoba', zones: 'America/Winnipeg', codes: '204 431 584' },
  { place: 'New Brunswick', zones: 'America/Halifax', codes: '428 506' },
  {
    place: 'Newfoundland and Labrador',
    zones: 'America/St_Johns|America/Halifax',
    codes: '709 879',
  },
  { place: 'Nova Scotia, Prince Edward Island', zones: 'America/Halifax', codes: '782 902' },
  {
    place: 'Ontario',
    zones: 'America/Toronto',
    codes: '226 249 289 343 365 382 416 437 519 548 613 647 683 705 742 753 905 942',
  },
  {
    place: 'Ontario, north-west',
    zones: 'America/Toronto|America/Winnipeg|America/Atikokan',
    codes: '807',
  },
  {
    place: 'Quebec',
    zones: 'America/Toronto',
    codes: '263 354 438 450 468 514 579 819 873',
  },
  // The Magdalen Islands and the Lower North Shore are on Atlantic time, the latter all the year.
  {
    place: 'Quebec, east',
    zones: 'America/Toronto|America/Halifax|America/Blanc-Sablon',
    codes: '273 367 418 581',
  },
  // Lloydminster keeps Alberta's time.
  { place: 'Saskatchewan', zones: 'America/Regina|America/Edmonton', codes: '306 474 639' },
  {
    place: 'Yukon, Northwest Territories, Nunavut',
    zones: 'America/Edmonton|America/Whitehorse|America/Toronto|America/Winnipeg|America/Atikokan',
    codes: '867',
  },
  {
    place: 'Canada, no place',
    zones:
      'America/Toronto|America/Vancouver|America/Edmonton|America/Winnipeg|America/Halifax|America/Regina|America/St_Johns|America/Whitehorse',
    codes: '600 622 633 644 655 677 688',
  },

  { place: 'Anguilla', zones: 'America/Anguilla', codes: '264' },
  { place: 'Antigua and Barbuda', zones: 'America/Antigua', codes: '268' },
  { place: 'Bahamas', zones: 'America/Nassau', codes: '242' },
  { place: 'Barbados', zones: 'America/Barbados', codes: '246' },
  { place: 'Bermuda', zones: 'Atlantic/Bermuda', codes: '441' },
  { place: 'British Virgin Islands', zones: 'America/Tortola', codes: '284' },
  { place: 'Cayman Islands', zones: 'America/Cayman', codes: '345' },
  { place: 'Dominica', zones: 'America/Dominica', codes: '767' },
  { place: 'Dominican Republic', zones: 'America/Santo_Domingo', codes: '809 829 849' },
  { place: 'Grenada', zones: 'America/Grenada', codes: '473' },
  { place: 'Jamaica', zones: 'America/Jamaica', codes: '658 876' },
  { place: 'Montserrat', zones: 'America/Montserrat', codes: '664' },
  { place: 'Saint Kitts and Nevis', zones: 'America/St_Kitts', codes: '869' },
  { place: 'Saint Lucia', zones: 'America/St_Lucia', codes: '758' },
  { place: 'Saint Vincent and the Grenadines', zones: 'America/St_Vincent', codes: '784' },
  { place: 'Sint Maarten', zones: 'America/Lower_Princes', codes: '721' },
  { place: 'Trinidad and Tobago', zones: 'America/Port_of_Spain', codes: '868' },
  { place: 'Turks and Caicos Islands', zones: 'America/Grand_Turk', codes: '649' },
];
