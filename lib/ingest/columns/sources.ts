import type { Role } from '../../sales/sale-line';
import { normaliseHeader } from './aliases';

/** A till's or shop's export, and where the general vocabulary would misread it. */
export interface Source {
  name: string;
  /** Names of columns, letters and digits only, that together tell this export. */
  headers: string;
  /** Columns of roles, in order of preference. */
  roles?: Partial<Record<Role, string>>;
  /** What its discounts are, where they are no money off the line. */
  discount?: 'share';
  /** Roles that no column has, such as a line total beside totals of orders. */
  without?: Role[];
  /**
   * Rows that are no sale by a flag in one of these columns. Where later lines of an order leave cells blank, a blank in
   * the first of them is what the order's line before says.
   */
  leftOut?: { header: string; value: RegExp; code: 'VOIDED' | 'CANCELLED' };
  /** What later lines of an order leave blank: date and customer, or its id too. */
  blank?: 'date' | 'id';
}

const cancelled = /^cancel/i;
/** An order of a web shop that was never paid, or was paid back. */
const unpaid = /^(?:wc-)?(?:cancel|refunded|fail|pending|trash|draft|checkout-draft|auto-draft)/i;
/** An order of a web shop that was called off or wholly paid back: a status, or the day when it was cancelled. */
const calledOff = /^(?:voided|refunded|expired|cancel|20\d\d-)/i;
/** A payment that did not come or did not stay. */
const notReceived = /^(?:pending|denied|cancel|reversed|fail|expired|void|refunded|uncaptured|requires|blocked)/i;

export const sources: Source[] = [
  {
    name: 'Square items',
    headers: 'date time item qty grosssales netsales transactionid eventtype pricepointname',
    roles: { transactionId: 'transactionid', product: 'item', amount: 'netsales' },
  },
  {
    name: 'Square item sales',
    headers: 'date item category qty productsales grosssales netsales',
    roles: { product: 'item', amount: 'netsales' },
  },
  {
    name: 'Square transactions',
    headers: 'date time grosssales netsales totalcollected transactionid paymentid description eventtype',
    roles: { transactionId: 'transactionid', items: 'description', amount: 'netsales' },
  },
  {
    name: 'Shopify orders',
    headers: 'name email financialstatus paidat createdat lineitemquantity lineitemname lineitemprice',
    roles: {
      transactionId: 'name',
      date: 'createdat',
      customerId: 'email',
      store: 'location',
      discount: 'lineitemdiscount',
    },
    without: ['amount'],
    leftOut: { header: 'financialstatus cancelledat', value: calledOff, code: 'CANCELLED' },
    blank: 'date',
  },
  {
    name: 'Squarespace orders',
    headers: 'orderid email financialstatus createdat channelname lineitemquantity lineitemname lineitemprice',
    roles: { transactionId: 'orderid', date: 'createdat', customerId: 'email', store: 'channelname' },
    without: ['amount', 'discount'],
    leftOut: { header: 'financialstatus cancelledat', value: calledOff, code: 'CANCELLED' },
    blank: 'date',
  },
  {
    name: 'BigCommerce orders',
    headers: 'orderid customername customeremail orderdate orderstatus ordertotalinctax|ordertotal productdetails',
    roles: { transactionId: 'orderid', date: 'orderdate', items: 'productdetails', customerId: 'customeremail' },
    without: ['amount', 'unitPrice', 'quantity', 'store', 'category'],
    leftOut: { header: 'orderstatus', value: calledOff, code: 'CANCELLED' },
  },
  {
    name: 'WooCommerce orders',
    headers: 'date order products itemssold coupons status customertype',
    roles: { transactionId: 'order', items: 'products', amount: 'netsales nrevenueformatted' },
    leftOut: { header: 'status', value: unpaid, code: 'CANCELLED' },
  },
  {
    name: 'WooCommerce order items',
    headers: 'orderid orderdate itemname itemquantity itemtotal billingemail',
    roles: { product: 'itemname', amount: 'itemtotal', customerId: 'billingemail' },
    leftOut: { header: 'orderstatus status', value: unpaid, code: 'CANCELLED' },
  },
  {
    name: 'Loyverse receipts by item',
    headers: 'date receiptnumber receipttype sku quantity grosssales netsales costofgoods cashiername',
    roles: { product: 'item itemname', amount: 'netsales' },
    leftOut: { header: 'status', value: cancelled, code: 'CANCELLED' },
  },
  {
    name: 'Loyverse receipts',
    headers: 'date receiptnumber receipttype grosssales netsales totalcollected description cashiername',
    roles: { items: 'description', amount: 'netsales' },
    leftOut: { header: 'status', value: cancelled, code: 'CANCELLED' },
  },
  {
    name: 'Toast item selections',
    headers: 'orderid sentdate orderdate checkid menuitem menugroup netprice qty void',
    roles: { transactionId: 'orderid', date: 'orderdate', amount: 'netprice' },
    without: ['unitPrice'],
    leftOut: { header: 'void', value: /^(yes|true|y|1)$/i, code: 'VOIDED' },
  },
  {
    name: 'ShopKeep transactions by item',
    headers: 'time registernamenumber operationtype lineitem department price quantity nettotal transactionid',
    roles: { date: 'time', product: 'lineitem', amount: 'nettotal' },
  },
  {
    name: 'Amazon orders',
    headers: 'amazonorderid purchasedate orderstatus saleschannel productname sku asin quantity itemprice',
    roles: { transactionId: 'amazonorderid', date: 'purchasedate', amount: 'itemprice' },
    without: ['unitPrice'],
    leftOut: { header: 'orderstatus itemstatus', value: /^(?:cancel|pending)/i, code: 'CANCELLED' },
  },
  {
    name: 'eBay orders',
    headers: 'salesrecordnumber ordernumber buyerusername itemtitle quantity soldfor totalprice saledate',
    roles: { transactionId: 'ordernumber', unitPrice: 'soldfor', date: 'saledate', customerId: 'buyerusername' },
    without: ['amount'],
  },
  {
    name: 'Etsy order items',
    headers: 'saledate itemname buyer quantity price itemtotal transactionid listingid orderid',
    roles: { transactionId: 'orderid', product: 'itemname', amount: 'itemtotal', customerId: 'buyer' },
  },
  { name: 'Etsy orders', headers: 'saledate orderid buyeruserid numberofitems ordervalue ordertotal ordernet' },
  {
    name: 'QuickBooks sales by customer',
    headers: 'date transactiontype num productservice memodescription qty salesprice amount balance',
    roles: { transactionId: 'num', product: 'productservice', amount: 'amount' },
  },
  {
    name: 'Odoo point of sale orders',
    headers: 'orderdate order product productquantity totalprice averageprice pointofsale',
    roles: { transactionId: 'order', amount: 'totalprice', unitPrice: 'averageprice', store: 'pointofsale' },
    leftOut: { header: 'status', value: /^(?:cancel|draft|new)/i, code: 'CANCELLED' },
  },
  {
    name: 'Odoo orders',
    headers: 'orderreference orderlinesproduct orderlinesquantity orderlinesunitprice',
    roles: { transactionId: 'orderreference', product: 'orderlinesproduct' },
    blank: 'id',
  },
  { name: 'Magento orders', headers: 'id purchasepoint purchasedate billtoname grandtotalbase status' },
  {
    name: 'Xero invoices',
    headers: 'contactname invoicenumber invoicedate description quantity unitamount accountcode',
    roles: { product: 'description', customerId: 'contactname' },
    without: ['amount'],
  },
  {
    name: 'PayPal activity',
    headers: 'date time timezone name type status currency gross fee net transactionid itemtitle',
    roles: { product: 'itemtitle', amount: 'gross', customerId: 'fromemailaddress' },
    leftOut: { header: 'status', value: notReceived, code: 'CANCELLED' },
  },
  {
    name: 'Stripe payments',
    headers: 'id description sellermessage createdutc amount amountrefunded currency status',
    leftOut: { header: 'status', value: notReceived, code: 'CANCELLED' },
  },
  {
    name: 'UCI Online Retail',
    headers: 'invoiceno stockcode description quantity invoicedate unitprice customerid country',
  },
  {
    name: 'UCI Online Retail II',
    headers: 'invoice stockcode description quantity invoicedate price customerid country',
  },
  {
    name: 'Superstore',
    headers: 'rowid orderid orderdate shipdate customerid segment subcategory productname sales quantity profit',
    roles: { date: 'orderdate', amount: 'sales' },
    discount: 'share',
  },
  {
    name: 'Supermarket sales',
    headers: 'invoiceid branch customertype productline unitprice quantity total cogs grossincome',
    roles: { amount: 'total' },
  },
  {
    name: 'Pizza sales',
    headers: 'orderdetailsid orderid pizzaid quantity orderdate|date unitprice totalprice pizzaname',
  },
];

/** How many of the names may be missing: one, unless they are few. */
const mostMissing = (names: number) => (names > 6 ? 1 : 0);

/** The export that the names of the columns tell, and the share of its names that are there; null for any other. */
export function recogniseSource(header: string[]): { source: Source; confidence: number } | null {
  const names = new Set(header.map(normaliseHeader));
  let best: { source: Source; confidence: number } | null = null;
  let most = 3;
  for (const source of sources) {
    const wanted = source.headers.split(' ');
    const found = wanted.filter((name) => name.split('|').some((either) => names.has(either))).length;
    if (wanted.length - found > mostMissing(wanted.length) || found <= most) continue;
    most = found;
    best = { source, confidence: found / wanted.length };
  }
  return best;
}
