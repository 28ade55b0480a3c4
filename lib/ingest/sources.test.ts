import { describe, expect, test } from 'vitest';
import { codes, query, read, refusalOf } from './testing/read';

const lines = (part: Uint8Array) =>
  query(part, 'SELECT transaction_id t, product p, day::VARCHAR d, quantity::DOUBLE q, amount::DOUBLE a FROM $part');

const exports: [name: string, file: string, expected: [t: string, p: string, q: number | null, a: number | null][]][] =
  [
    [
      'Square items',
      'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Event Type,Location,Customer ID,Customer Name\n2026-07-18,12:59:30,Eastern,Hot,Latte,2.0,Large,,,$8.00,-$1.00,$7.00,$0.50,tx1,p1,Payment,Main,,\n2026-07-18,13:10:00,Eastern,Hot,Latte,-1.0,Large,,,-$4.00,$0.00,-$4.00,-$0.20,tx2,p2,Refund,Main,,\n',
      [
        ['tx1', 'Latte', 2, 7],
        ['tx2', 'Latte', -1, -4],
      ],
    ],
    [
      'Square transactions',
      'Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Tax,Tip,Total Collected,Transaction ID,Payment ID,Description,Event Type\n12/27/2018,10:00:00,Eastern,"$1,149.00 ",$0.00,"$1,149.00 ",$9,$0,$1158,tx1,p1,Chair,Payment\n12/28/2018,10:00:00,Eastern,$30,$0.00,$30,$1,$0,$31,tx2,p2,"Cup, Tea",Payment\n',
      [
        ['tx1', 'Chair', 1, 1149],
        ['tx2', 'Cup', 1, null],
        ['tx2', 'Tea', 1, null],
      ],
    ],
    [
      'Shopify orders',
      'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Vendor,Location\n#1,a@b.org,paid,2024-01-05 10:00:00 +0100,EUR,5.00,2,1,8.00,0,2024-01-05 09:59:00 +0100,2,Tea,1.50,V,\n#1,,,,,,,,,,,1,Cup,2.00,V,\n#2,c@d.org,paid,,EUR,2.00,0,0,2.00,0,2024-01-06 10:00:00 +0100,1,Cup,2.00,V,\n',
      [
        ['#1', 'Tea', 2, 3],
        ['#1', 'Cup', 1, 2],
        ['#2', 'Cup', 1, 2],
      ],
    ],
    [
      'BigCommerce orders',
      'Order ID,Customer ID,Customer Name,Customer Email,Order Date,Order Status,Subtotal (inc tax),Order Total (inc tax),Order Total (ex tax),Total Quantity,Product Details\n186,54,Ann,a@b.org,26/04/2014,Shipped,265.50,270.50,270.50,3,"Product ID: 100, Product Qty: 2, Product SKU: T-1, Product Name: Tea, green | 100 g, Product Weight: 0.8000, Product Variation Details: Size: S (4), Product Unit Price: 67.50, Product Total Price: 135.00|Product ID: 115, Product Qty: 1, Product SKU: , Product Name: Cup, Product Variation Details: , Product Unit Price: 130.50, Product Total Price: 130.50"\n187,55,Bob,b@b.org,27/04/2014,Shipped,4.00,4.00,4.00,1,"Product ID: 115, Product Qty: 1, Product SKU: , Product Name: Cup, Product Unit Price: $4.00, Product Total: $4.00"\n188,55,Bob,b@b.org,27/04/2014,Cancelled,4.00,4.00,4.00,1,"Product ID: 115, Product Qty: 1, Product SKU: , Product Name: Cup, Product Unit Price: $4.00, Product Total: $4.00"\n',
      [
        ['186', 'Tea, green | 100 g', 2, 135],
        ['186', 'Cup', 1, 130.5],
        ['187', 'Cup', 1, 4],
      ],
    ],
    [
      'Squarespace orders',
      'Order ID,Email,Financial Status,Paid at,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem variant,Channel Name\n9,a@b.org,PAID,2024-01-05,USD,3,3,2024-01-05,2,Tea,1.50,,Web\n',
      [['9', 'Tea', 2, 3]],
    ],
    [
      'WooCommerce orders',
      'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution\n2024-01-05,11,$9,completed,Ann Lee,new,"2× Mug, 1× Bowl",3,,9.00,Direct\n2024-01-05,12,$3,completed,Bo Ek,new,1× Mug,1,,3.00,Direct\n',
      [
        ['11', 'Mug', 2, null],
        ['11', 'Bowl', 1, null],
        ['12', 'Mug', 1, 3],
      ],
    ],
    [
      'Loyverse receipts by item',
      'Date,Receipt number,Receipt type,Category,SKU,Item,Variant,Quantity,Gross sales,Discounts,Net sales,Cost of goods,Taxes,POS,Store,Cashier name,Customer name,Status\n13/01/2024 10:00,1-1,Sale,Hot,1,Tea,,2.000,3.00,0.50,2.50,1,0,POS 1,Main,Eva,,Closed\n13/01/2024 11:00,1-2,Sale,Hot,1,Tea,,1.000,1.50,0,1.50,1,0,POS 1,Main,Eva,,Cancelled\n',
      [['1-1', 'Tea', 2, 2.5]],
    ],
    [
      'Loyverse receipts',
      'Date,Receipt number,Receipt type,Gross sales,Discounts,Net sales,Taxes,Total collected,Description,Store,Cashier name,Status\n13/01/2024 10:00,1-1,Sale,5,0,5,0,5,"1 x Tea, 2 x Cup",Main,Eva,Closed\n',
      [
        ['1-1', 'Tea', 1, null],
        ['1-1', 'Cup', 2, null],
      ],
    ],
    [
      'Toast item selections',
      'Location,Order Id,Order #,Sent Date,Order Date,Check Id,Menu Item,Menu Group,Menu,Sales Category,Gross Price,Discount,Net Price,Qty,Tax,Void?,Tab Name\nMain,100,1,10/28/26 5:20 PM,10/28/26 5:18 PM,7,Soup,Starters,Dinner,Food,12.00,2.00,10.00,2,1,false,\nMain,100,1,10/28/26 5:20 PM,10/28/26 5:18 PM,7,Wine,Drinks,Dinner,Wine,8.00,0,8.00,1,1,true,\n',
      [['100', 'Soup', 2, 10]],
    ],
    [
      'ShopKeep transactions by item',
      'Time,Register Name/Number,Cashier Name,Operation Type,Store Code,UPC,Line Item,Department,Category,Cost,Price,Quantity,Subtotal,Discounts,Net Total,Tax,Total Due,Transaction ID,Customer ID\n2024-01-05 10:00,R1,Eva,Sale,S1,123,Tea,Hot,Tea,1,1.50,2,3.00,0.50,2.50,0,2.50,t1,\n',
      [['t1', 'Tea', 2, 2.5]],
    ],
    [
      'Amazon orders',
      'amazon-order-id\tpurchase-date\torder-status\tsales-channel\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\n1-1\t2024-01-05T23:30:00-08:00\tShipped\tAmazon.com\tTea\ts\tB0\tShipped\t3\tUSD\t9.00\t1\n1-2\t2024-01-06T01:00:00-08:00\tCancelled\tAmazon.com\tTea\ts\tB0\tCancelled\t0\tUSD\t\t\n',
      [['1-1', 'Tea', 3, 9]],
    ],
    [
      'eBay orders',
      'Sales Record Number,Order Number,Buyer Username,Buyer Name,Item Number,Item Title,Custom Label,Quantity,Sold For,Shipping And Handling,Total Price,Sale Date,Paid On Date,Transaction ID\n5,o1,bo1,Bo Ek,1,Mug,m,2,$4.00,$3.00,$11.00,Jan-05-24,Jan-06-24,x9\n',
      [['o1', 'Mug', 2, 8]],
    ],
    [
      'Etsy order items',
      'Sale Date,Item Name,Buyer,Quantity,Price,Discount Amount,Order Shipping,Item Total,Currency,Transaction ID,Listing ID,Ship Name,Order ID,SKU\n01/25/24,Mug,bo1,2,4.00,1.00,3,7.00,USD,x1,l1,Bo,o1,m\n01/25/24,Cup,bo1,1,2.00,0,3,2.00,USD,x2,l2,Bo,o1,c\n',
      [
        ['o1', 'Mug', 2, 7],
        ['o1', 'Cup', 1, 2],
      ],
    ],
    [
      'QuickBooks sales by customer',
      'Shop\nSales by Customer Detail\nJanuary 2024\n\n,Date,Transaction Type,Num,Product/Service,Memo/Description,Qty,Sales Price,Amount,Balance\nAnn Lee,,,,,,,,,\n,01/15/2024,Invoice,1001,Tea,loose,2,"1,000.00","2,000.00","2,000.00"\nTotal for Ann Lee,,,,,,2,,"$2,000.00",\n',
      [['1001', 'Tea', 2, 2000]],
    ],
    [
      'Odoo point of sale orders',
      'Order Date,Order,Customer,Product,Status,Total Price,Subtotal w/o discount,Total Discount,Average Price,Product Quantity,Product Category,Point of Sale,Session\n2024-01-05 10:00:00,S/1,,Tea,Paid,2.50,3.00,0.50,1.50,2,Hot,Main,1\n',
      [['S/1', 'Tea', 2, 2.5]],
    ],
    [
      'Odoo orders',
      'Order Reference,Order Date,Customer/ID,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price,Total\nS1,2024-01-05 10:00:00,c1,Tea,2,1.50,5.00\n,,,Cup,1,2.00,\nS2,2024-01-06 10:00:00,c2,Cup,1,2.00,2.00\n',
      [
        ['S1', 'Tea', 2, 3],
        ['S1', 'Cup', 1, 2],
        ['S2', 'Cup', 1, 2],
      ],
    ],
    [
      'Xero invoices',
      '*ContactName,EmailAddress,*InvoiceNumber,*InvoiceDate,*DueDate,Total,InventoryItemCode,*Description,*Quantity,*UnitAmount,Discount,*AccountCode,*TaxType\nAnn,a@b.org,I1,25/01/2024,25/02/2024,5.00,T,Tea,2,1.50,,200,x\nAnn,a@b.org,I1,25/01/2024,25/02/2024,5.00,C,Cup,1,2.00,,200,x\n',
      [
        ['I1', 'Tea', 2, 3],
        ['I1', 'Cup', 1, 2],
      ],
    ],
    [
      'PayPal activity',
      'Date;Time;TimeZone;Name;Type;Status;Currency;Gross;Fee;Net;From Email Address;Transaction ID;Item Title;Quantity\n31.01.2024;10:00:00;CET;Ann;Payment;Completed;EUR;1.234,56;-1,00;1.233,56;a@b.org;x1;Desk;1\n',
      [['x1', 'Desk', 1, 1234.56]],
    ],
    [
      'UCI Online Retail II',
      'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n1,s,Tea,2,2010-12-01 08:26:00,1.50,17850,UK\n',
      [['1', 'Tea', 2, 3]],
    ],
  ];

describe('exports known by their columns', () => {
  test.each(exports)('%s', async (name, file, expected) => {
    const result = read(file);
    expect(result.source?.name).toBe(name);
    expect(result.rows.kept + result.rows.rejected).toBe(result.rows.read);
    expect((await lines(result.part)).map(({ t, p, q, a }) => [t, p, q, a])).toEqual(expected);
  });

  test.each([
    ['Toast item selections', { VOIDED: 1 }],
    ['Amazon orders', { CANCELLED: 1 }],
    ['Loyverse receipts by item', { CANCELLED: 1 }],
  ])('%s leaves out what was no sale, and says so', (name, rejected) => {
    expect(codes(read(exports.find(([source]) => source === name)?.[1] ?? '').rejects)).toEqual(rejected);
  });

  test.each([
    [
      'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales\n',
      (status: string) => `2024-01-05,${status},$3,${status},Bo Ek,new,1× Mug,1,,3.00\n`,
      ['completed', 'processing', 'on-hold'],
      ['cancelled', 'wc-refunded', 'failed', 'pending', 'checkout-draft'],
    ],
    [
      'order_id,order_date,order_status,item_name,item_quantity,item_total,billing_email\n',
      (status: string) => `${status},2024-01-05,${status},Mug,1,3.00,a@b.org\n`,
      ['wc-completed'],
      ['wc-cancelled', 'Refunded'],
    ],
    [
      'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,Transaction ID,Item Title\n',
      (status: string) => `2024-01-05,10:00,CET,Ann,Payment,${status},EUR,3.00,0,3.00,a@b.org,${status},Desk\n`,
      ['Completed', 'Partially Refunded'],
      ['Denied', 'Pending', 'Reversed'],
    ],
  ])('an order that was not paid for is no sale: %s', async (header, line, sold, unsold) => {
    const { part, rejects } = read(header + [...sold, ...unsold].map(line).join(''));
    expect((await lines(part)).map(({ t }) => t)).toEqual(sold);
    expect(codes(rejects)).toEqual({ CANCELLED: unsold.length });
  });

  test('later lines of an order have its date and customer, but no other order’s', async () => {
    const header = 'Name,Email,Financial Status,Paid at,Created at,Lineitem quantity,Lineitem name,Lineitem price\n';
    const { part, rejects } = read(
      `${header}#1,a@b.org,paid,,2024-01-05,1,Tea,1.00\n#1,,,,,1,Cup,1.00\n#2,,,,,1,Pot,1.00\n#3,,,,2024-01-06,1,Pot,1.00\n`,
    );
    expect(codes(rejects)).toEqual({ MISSING_DATE: 1 });
    const rows = await query(part, 'SELECT day::VARCHAR d, customer_id IS NULL c FROM $part');
    expect(rows).toEqual([
      { d: '2024-01-05', c: false },
      { d: '2024-01-05', c: false },
      { d: '2024-01-06', c: true },
    ]);
  });

  test('lines without an id do not follow a line that was not kept', () => {
    const header = 'Order Reference,Order Date,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price\n';
    const { rejects } = read(
      `${header}S1,2024-01-05,Tea,1,1\nS2,soon,Tea,1,1\n,,Cup,1,1\nS3,2024-01-05,Tea,1,1\n,,Cup,1,1\n`,
    );
    expect(codes(rejects)).toEqual({ BAD_DATE: 1, MISSING_TRANSACTION_ID: 1 });
  });

  test('orders run on over the end of a row group', async () => {
    const header = 'Order Reference,Order Date,Order Lines/Product,Order Lines/Quantity,Order Lines/Unit Price\n';
    const rows = Array.from({ length: 70_000 }, (_, index) => `S${index},2024-01-05,Tea,1,1\n,,Cup,1,1\n,,Pot,1,1\n`);
    const { part, rows: count } = read(header + rows.join(''));
    expect(count).toMatchObject({ kept: 210_000, rejected: 0 });
    expect(
      await query(part, 'SELECT max(n) m, min(n) l FROM (SELECT count(*) n FROM $part GROUP BY transaction_id)'),
    ).toEqual([{ m: '3', l: '3' }]);
  });

  test('orders without products are refused by name', () => {
    const refused = refusalOf(() =>
      read('ID,Purchase Point,Purchase Date,Bill-to Name,Grand Total (Base),Status\n1,Web,2024-01-05,Ann,5.00,done\n'),
    );
    expect(refused).toMatchObject({ reason: 'MISSING_COLUMN', detail: expect.stringContaining('Magento orders') });
  });

  test('the uploader’s mapping goes before what is known of the export', () => {
    const file = exports.find(([source]) => source === 'Etsy order items')?.[1] ?? '';
    expect(read(file, { mapping: { transactionId: 'Transaction ID' } }).columns).toContainEqual(
      expect.objectContaining({ header: 'Transaction ID', role: 'transactionId', confidence: 1 }),
    );
  });

  test('other headers are no known export', () => {
    expect(read('date,product,quantity,price\n2024-01-05,Tea,1,1\n').source).toBeNull();
    expect(read('Order ID,Order Date,Item Name,Item Quantity,Item Total\n1,2024-01-05,Tea,1,1\n').source).toBeNull();
  });
});

test('an order that was voided, refunded or cancelled is left out with all its lines, though only the first says so', async () => {
  const head =
    'Name,Email,Financial Status,Paid at,Created at,Lineitem quantity,Lineitem name,Lineitem price,Cancelled at\n';
  const order = (id: number, status: string, cancelled = '') =>
    `#${id},a@b.org,${status},,2024-01-05,1,Tea,1.00,${cancelled}\n#${id},a@b.org,,,2024-01-05,2,Cup,1.00,\n#${id},,,,,1,Pot,5.00,\n`;
  const result = read(
    `${head}${order(1, 'paid')}${order(2, 'voided')}${order(3, 'partially_refunded')}${order(4, 'refunded')}${order(5, 'paid', '2024-01-06 10:00:00 +0100')}${order(6, 'pending')}`,
  );
  expect(result.rows).toMatchObject({ read: 18, kept: 9, rejected: 9 });
  expect(codes(result.rejects)).toEqual({ CANCELLED: 9 });
  expect(result.revenueExact).toBe('24');
  expect(await query(result.part, 'SELECT DISTINCT transaction_id t FROM $part ORDER BY t')).toEqual([
    { t: '#1' },
    { t: '#3' },
    { t: '#6' },
  ]);
  expect(codes(result.warnings)).not.toHaveProperty('CANCELLED_LINES');
});

test.each([
  ['Status', 'Cancelled', 'Completed'],
  ['Order Status', 'refunded', 'paid'],
  ['Statut', 'Annulée', 'Payée'],
  ['Bestellstatus', 'Storniert', 'Versendet'],
  ['Estado', 'Anulado', 'Pagado'],
  ['Stato', 'annullato', 'pagato'],
  ['State', 'Void', 'NY'],
])('of an unknown export, lines whose "%s" is %s are kept, counted and named', (header, cancelled, good) => {
  const lines = (status: string) => `2024-01-05,Tea,1,2.00,${status}\n`;
  const file = `date,product,quantity,price,${header}\n${lines(good).repeat(3)}${lines(cancelled)}${lines('')}${lines(cancelled)}`;
  const { rows, warnings, revenueExact } = read(file);
  expect({ ...rows, revenueExact }).toMatchObject({ read: 6, kept: 6, revenueExact: '12' });
  expect(warnings).toContainEqual(
    expect.objectContaining({ code: 'CANCELLED_LINES', count: 2, message: expect.stringContaining(`"${header}"`) }),
  );
  expect(codes(read(file.replaceAll(cancelled, good)).warnings)).not.toHaveProperty('CANCELLED_LINES');
});
