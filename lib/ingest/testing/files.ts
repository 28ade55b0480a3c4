const repeated = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const day = (index: number) => `2024-01-${String(10 + (index % 15)).padStart(2, '0')}`;

/** A small file of every shape that is read, by what is special about it. */
export const files: Record<string, string> = {
  lines: `transaction_id,date,product,category,quantity,unit_price,customer_id\n${repeated(12, (i) => `T${i},${day(i)},${i % 3 === 0 ? '"Tea, ""x"""' : 'Tea'},Drinks,2,1.50,C1\n`)}`,
  totals: `receipt,date,product,quantity,price,total\n${repeated(12, (i) => `${i},${day(i)} 09:${10 + i},Tea,${i % 6 === 1 ? '' : 2},${i % 5 === 0 ? 'ERROR' : '1.50'},3.00\n`)}`,
  german: `Belegnummer;Datum;Uhrzeit;Artikel;Menge;Einzelpreis\r\n${repeated(12, (i) => `${i};${10 + i}.01.2024;09:${10 + i};Möhre;1,5;1.234,50 €\r\n`)}`,
  baskets: `date,receipt,items,total\n${repeated(12, (i) => `${day(i)},${i},${i % 2 === 0 ? 'Tea;Cup;Pot' : 'Tea'},4.50\n`)}`,
  counted: `Date,Receipt number,Description\n${repeated(12, (i) => `${day(i)},${i},"2 x Tea, ${i} × Cup"\n`)}`,
  labelled: `Order ID,Customer ID,Order Date,Product Details\n${repeated(12, (i) => `${i},C1,${day(i)},"Product ID: 7, Product Qty: 2, Product Name: Tea, green, Product Unit Price: 1.50${i % 2 === 0 ? '|Product ID: 8, Product Qty: 1, Product Name: Cup, Product Unit Price: 2.25' : ''}"\n`)}`,
  sixDigits: `Datum;Position;Text;Menge;Preis\n${repeated(12, (i) => `2401${10 + i};${i};Tee;1;1,50\n`)}`,
  wide: `Item(s),Item 1,Item 2,Item 3\n${repeated(12, (i) => (i % 2 === 0 ? '3,Tea,Cup,Pot\n' : '1,Cup,,\n'))}`,
  priced: `Receipt,Date,Item 1,Qty 1,Price 1,Item 2,Qty 2,Price 2\n${repeated(12, (i) => `${i},${day(i)},Tea,2,1.50,${i % 2 === 0 ? 'Cup,1,2.25' : ',,'}\n`)}`,
  singleQuotes: `receipt;date;product;quantity;price\n${repeated(12, (i) => `'${i}';'${day(i)}';'Tea; "x"';'2';'1.50'\n`)}`,
  backslashes: `receipt,date,product,quantity,price\n${repeated(12, (i) => `"${i}","${day(i)}","12\\", Tea","2","1.50"\n`)}`,
  wrapped: `"receipt,date,product,quantity,price"\r\n${repeated(12, (i) => `"${i},${day(i)},""Tea, """"x"""""",2,1.50"\r\n`)}`,
  dayTotals: `Store,Date,Sales\n${repeated(12, (i) => `${i % 2},${day(i)},${i}.50\n`)}`,
  reductions: `receipt,date,product,quantity,price,discount %,unit cost,total\n${repeated(12, (i) => `${i},${day(i)},Tea,2,5.00,${i % 3 === 0 ? '' : '20 %'},${i % 4 === 0 ? 'n/a' : '3.00'},${i % 3 === 0 ? '10.00' : '8.00'}\n`)}`,
  basketLines: repeated(20, (i) => ['tea,cup\n', 'cup\n', 'pot, tea ,cup\n', '\n'][i % 4] ?? ''),
  customers: `date,Email,product,quantity,amount\n${repeated(12, (i) => `${day(i >> 2)},a${i >> 2}@b.org,P${i},1,2.00\n`)}`,
  restarts: `receipt no,date,product\n${repeated(24, (i) => `${i % 4},${day(i >> 2)},Tea\n`)}`,
  serials: `Date,Time,Item,Qty\n${repeated(12, (i) => `${45_296 + i}.5,0.25,Tea,${i}\n`)}`,
  shopify: `Name,Email,Financial Status,Paid at,Created at,Lineitem quantity,Lineitem name,Lineitem price\n${repeated(6, (i) => `#${i},a@b.org,paid,,${day(i)},1,Tea,1.00\n#${i},,,,,2,Cup,1.00\n`)}`,
  statuses: `date,product,quantity,price,status\n${repeated(12, (i) => `${day(i)},Tea,1,2.00,${i % 3 === 0 ? 'Cancelled' : 'Paid'}\n`)}`,
  odoo: `Order Reference,Order Date,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price\n${repeated(6, (i) => `S${i},${day(i)},Tea,1,1\n,,Cup,1,1\n`)}`,
  amazon: `amazon-order-id\tpurchase-date\torder-status\tsales-channel\tproduct-name\tsku\tasin\tquantity\titem-price\n${repeated(12, (i) => `${i}\t${day(i)}T10:00:00Z\t${i % 3 === 0 ? 'Cancelled' : 'Shipped'}\ta\tTea\ts\tB\t1\t2.00\n`)}`,
};
