import type { Role } from '../../sales/sale-line';

/** What a role's column is called: `names` in order of preference, compared by letters and digits only; `like` is looser. */
interface Vocabulary {
  names: string;
  like?: RegExp;
}

/** Roles in the order in which they take their column. */
export const vocabulary: [Role, Vocabulary][] = [
  [
    'transactionId',
    {
      names: `transactionid invoiceno invoice orderid transaction receiptno billno receiptnumber receiptid receipt invoiceid
        invoicenumber ordernumber orderno ordernr order orderreference amazonorderid saleid saleno ticketid ticketno
        ticketnumber ticket billid billnumber checkid checkno basketid cartid num belegnummer bonnummer rechnungsnummer
        auftragsnummer bestellnummer pedido idpedido factura nfactura venda idvenda notafiscal commande numerocommande`,
      like: /^(order|invoice|transaction|txn|receipt|bill|ticket|sales?)s?(id|no|nr|num|number|code|ref|key)$/,
    },
  ],
  [
    'date',
    {
      names: `date invoicedate transactiondate orderdate datetime timestamp saledate salesdate purchasedate createdat created
        createdutc paidat paiddate businessdate sentdate day datum belegdatum bestelldatum verkaufsdatum rechnungsdatum data
        datavenda datapedido fecha fechaventa fechapedido datevente datecommande datefacture`,
      like: /^(?!.*(ship|due|deliver|birth|expir|updat|modif|stock|deposit|cancel|fulfil)).*(date|datetime|timestamp)$/,
    },
  ],
  ['time', { names: 'time ordertime transactiontime saletime invoicetime timeofday uhrzeit zeit hora heure' }],
  [
    'product',
    {
      names: `product description productname item itemname itemdescription lineitemname lineitem menuitem productservice
        itemtitle producttitle title productdescription productdetail pizzaname article articlename artikel artikelname
        artikelbezeichnung orderlinesproduct bezeichnung produkt produktname producto nombreproducto descripcion articulo produto nomeproduto
        descricao produit nomproduit designation libelle stockcode sku productcode productid itemcode itemid inventoryitemcode
        asin barcode ean upc artikelnummer productline`,
      like: /(product|item|article|artikel|dish|menu|pizza|drink|goods|book)s?(name|title|desc|description|detail)$/,
    },
  ],
  [
    'items',
    {
      names: `items basket baskets products itemlist itemspurchased purchaseditems itemsbought orderitems lineitems
        productlist basketitems cartitems cart artikelliste produkte warenkorb articulos productos produits panier
        articles prodotti carrello produtos itens producten winkelmand`,
    },
  ],
  [
    'category',
    {
      names: `category productcategory department itemcategory categoryname pizzacategory productline salescategory poscategory
        menugroup subcategory producttype kategorie warengruppe produktgruppe categoria categorie rayon famille familia`,
      like: /(category|kategorie|department)(name)?$/,
    },
  ],
  [
    'quantity',
    {
      names: `quantity qty units quantityordered itemquantity lineitemquantity productquantity unitssold quantitysold qtysold
        transactionqty itemssold pieces pcs menge anzahl stuck stueck stuckzahl cantidad unidades quantidade qtd qtde quantite
        qte nombre`,
      like: /(qty|quantity)$/,
    },
  ],
  [
    'unitPrice',
    {
      names: `unitprice price priceeach priceperunit itemunitprice lineitemprice saleprice salesprice sellingprice unitamount
        averageprice rate preis einzelpreis stuckpreis stueckpreis verkaufspreis precio preciounitario preciounidad preco
        precounitario valorunitario prix prixunitaire pu`,
      like: /^(unit|item|product|retail)?price(per|each|usd|eur|gbp)|unitprice$/,
    },
  ],
  [
    'amount',
    {
      names: `amount linetotal lineitemtotal orderlinestotal orderlinessubtotal netsales netprice nettotal netamount sales salesamount totalprice totalamount totalsales itemtotal
        lineamount extendedprice totalspent revenue grosssales grossprice itemprice total totalvalue subtotal value umsatz
        betrag gesamtpreis gesamtbetrag gesamt summe netto brutto importe importetotal valortotal valor montant montanttotal
        prixtotal totalht totalttc`,
      like: /^(?!.*(?:order|invoice|receipt|transaction|basket|cart|tax)).*(linetotal|totalprice|totalamount|netsales|totalsales|revenue)/,
    },
  ],
  [
    'customerId',
    {
      names: `customerid customer memberid customerno customernumber customercode custid clientid client userid memberno
        loyaltyid cardid buyeruserid buyerusername buyer customeremail email contactname customername kundennummer kundennr
        kunde kundenid cliente idcliente clienteid codigocliente numeroclient codeclient`,
      like: /^(customer|client|member|cust|shopper|buyer|guest)(id|no|nr|number|code|key)/,
    },
  ],
  [
    'store',
    {
      names: `store storeid branch storename storenumber storecode storelocation branchid branchname location locationid
        shop shopid outlet site pos pointofsale registername registernamenumber purchasepoint saleschannel filiale standort
        markt tienda sucursal loja magasin boutique region territory country city`,
      like: /^(store|shop|branch|outlet)/,
    },
  ],
  [
    'discount',
    {
      names: `discount discounts discountamount totaldiscount discnt lineitemdiscount itempromotiondiscount discountpercent
        rabatt descuento desconto remise`,
    },
  ],
  [
    'cost',
    {
      names: `cost unitcost costprice cogs costofgoods costofgoodssold purchaseprice einkaufspreis costo coste custo coutunitaire`,
    },
  ],
];

/** Letters and digits of a header, lower case and without accents, so that "Unit Price ($)" is `unitprice`. */
export function normaliseHeader(header: string): string {
  return header
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A measure or currency that ends a header, as in "Quantity (pcs)", "Preis in EUR" or "Total [€]". */
const measure =
  /(?:\s[([][^()[\]]*|[([][^()[\]]{2,})[)\]]\s*$|\s+(?:in\s+)?(?:eur|usd|gbp|chf|cad|aud|inr|brl|pln|[€$£₹])\s*$/i;

/** The normalised header without the measure that ends it. */
export function normaliseWithoutMeasure(header: string): string {
  return normaliseHeader(header.slice(0, 200).replace(measure, ''));
}
