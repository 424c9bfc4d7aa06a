/**
 * Communities of Dubai with their towers, and what a square foot sells and rents for (AED; rent per year). The prices
 * are rounded from what portals showed for such homes in 2025 and are for the demo only.
 */
export type Place = {
  key: string
  name: string
  nameAr: string
  aliases: string[]
  sale: number
  rent: number
  types: readonly string[]
  buildings: readonly string[]
  views: readonly string[]
}

const TOWER: readonly string[] = ['apartment', 'apartment', 'apartment', 'apartment', 'penthouse']
const HOUSES: readonly string[] = ['villa', 'townhouse', 'townhouse']

export const PLACES: readonly Place[] = [
  place(
    'dubai-marina',
    'Dubai Marina',
    'دبي مارينا',
    ['marina', 'مارينا'],
    2050,
    118,
    TOWER,
    [
      'Marina Gate 1',
      'Marina Gate 2',
      'Cayan Tower',
      'Princess Tower',
      'Damac Heights',
      'Sulafa Tower',
    ],
    ['full Marina view', 'sea view', 'partial Marina view'],
  ),
  place(
    'jbr',
    'Jumeirah Beach Residence',
    'جميرا بيتش ريزيدنس',
    ['jbr', 'the walk', 'جي بي آر'],
    1850,
    112,
    TOWER,
    ['Sadaf 4', 'Rimal 2', 'Murjan 6', 'Shams 1'],
    ['sea view', 'Ain Dubai view'],
  ),
  place(
    'jlt',
    'Jumeirah Lake Towers',
    'أبراج بحيرات جميرا',
    ['jlt', 'lake towers', 'جي إل تي'],
    1350,
    92,
    TOWER,
    ['Lake Terrace', 'Dubai Arch', 'Lake Point', 'Goldcrest Views 1'],
    ['lake view', 'golf course view'],
  ),
  place(
    'palm-jumeirah',
    'Palm Jumeirah',
    'نخلة جميرا',
    ['the palm', 'palm', 'النخلة'],
    3300,
    165,
    ['apartment', 'villa', 'villa', 'penthouse'],
    ['Shoreline 7', 'FIVE Palm', 'Frond M', 'Frond B', 'Golden Mile 4'],
    ['private beach', 'sea view', 'Atlantis view'],
  ),
  place(
    'bluewaters',
    'Bluewaters Island',
    'جزيرة بلوواترز',
    ['bluewaters', 'بلوواترز'],
    3100,
    170,
    TOWER,
    ['Bluewaters Residences 3', 'Bluewaters Residences 6', 'Bluewaters Bay'],
    ['Ain Dubai view', 'sea view'],
  ),
  place(
    'downtown-dubai',
    'Downtown Dubai',
    'وسط مدينة دبي',
    ['downtown', 'داون تاون'],
    2600,
    140,
    TOWER,
    ['Burj Vista 1', 'The Address Residences', 'Act One', 'Boulevard Point', '29 Boulevard'],
    ['Burj Khalifa view', 'fountain view', 'boulevard view'],
  ),
  place(
    'business-bay',
    'Business Bay',
    'الخليج التجاري',
    ['bay', 'بزنس باي'],
    1950,
    110,
    ['apartment', 'apartment', 'apartment', 'office'],
    ['Peninsula Two', 'Executive Towers B', 'Paramount Tower', 'The Opus'],
    ['canal view', 'Burj Khalifa view'],
  ),
  place(
    'difc',
    'DIFC',
    'مركز دبي المالي العالمي',
    ['financial centre', 'difc', 'المركز المالي'],
    2500,
    150,
    ['apartment', 'office'],
    ['Index Tower', 'Park Towers A', 'Sky Gardens'],
    ['Zabeel view', 'gate view'],
  ),
  place(
    'dubai-hills',
    'Dubai Hills Estate',
    'دبي هيلز استيت',
    ['dubai hills', 'the hills', 'دبي هيلز'],
    2000,
    108,
    ['apartment', 'villa', 'townhouse'],
    ['Park Heights 1', 'Collective', 'Maple 2', 'Sidra 1'],
    ['park view', 'golf course view'],
  ),
  place(
    'arabian-ranches',
    'Arabian Ranches',
    'المرابع العربية',
    ['the ranches', 'ranches'],
    1500,
    82,
    HOUSES,
    ['Al Reem', 'Saheel', 'Mirador', 'Palmera'],
    ['garden', 'polo view'],
  ),
  place(
    'jvc',
    'Jumeirah Village Circle',
    'قرية جميرا الدائرية',
    ['jvc', 'village circle', 'جي في سي'],
    1250,
    86,
    ['apartment', 'apartment', 'townhouse'],
    ['Bloom Towers', 'Five JVC', 'Belgravia 2', 'Oxford Villas'],
    ['community view', 'pool view'],
  ),
  place(
    'creek-harbour',
    'Dubai Creek Harbour',
    'ميناء خور دبي',
    ['creek harbour', 'the creek'],
    2300,
    115,
    TOWER,
    ['Creek Rise', 'Harbour Gate', 'Address Harbour Point', 'Palace Residences'],
    ['creek view', 'skyline view'],
  ),
  place(
    'al-furjan',
    'Al Furjan',
    'الفرجان',
    ['furjan'],
    1200,
    80,
    ['apartment', 'villa', 'townhouse'],
    ['Azizi Plaza', 'Masakin', 'Quortaj'],
    ['community view', 'garden'],
  ),
  place(
    'springs',
    'The Springs',
    'الينابيع',
    ['springs', 'سبرينغز'],
    1650,
    90,
    HOUSES,
    ['Springs 3', 'Springs 8', 'Springs 14'],
    ['lake view', 'garden'],
  ),
  place(
    'city-walk',
    'City Walk',
    'سيتي ووك',
    ['city walk'],
    2700,
    145,
    ['apartment'],
    ['Building 5', 'Building 12', 'Central Park Thyme'],
    ['boulevard view', 'Burj Khalifa view'],
  ),
]

function place(
  key: string,
  name: string,
  nameAr: string,
  aliases: string[],
  sale: number,
  rent: number,
  types: readonly string[],
  buildings: readonly string[],
  views: readonly string[],
): Place {
  return { key, name, nameAr, aliases, sale, rent, types, buildings, views }
}
