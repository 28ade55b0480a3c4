import type { Role } from '../../sales/sale-line';

/**
 * What a role's column is called: `names` in order of preference, compared by letters and digits only, then `forms`,
 * which are as sure; `like` is looser. Where a sum is there both without and with tax, the one without goes first.
 */
interface Vocabulary {
  names: string;
  forms?: RegExp;
  like?: RegExp;
}

/** What says whether tax is in a sum, behind its name. */
const tax =
  '(?:excl|exkl|ohne|zzgl|hors|ex|sin|sem|senza|escl|esclusa|net|netto|ht|incl|inkl|inc|mit|avec|con|com|iva|toutes|ttc|brutto|gross)+(?:mwst|ust|btw|tva|iva|vat|tax|taxe|taxes|steuer|imposto|comprise|incl|inclusa|incluido)*';
const numberOf =
  '(?:n|no|nr|num|nro|numero|number|id|identifiant|code|cod|codigo|codice|ref|reference|referencia)(?:de|del|della|dello|do|da|di|du)?';
const receipt =
  'ticket|facture|commande|recu|vente|factura|pedido|recibo|boleta|venta|comprobante|scontrino|ricevuta|fattura|documento|ordine|vendita|cupom|fatura|notafiscal|venda|encomenda|transacao|transaccion|transaction|transazione|operacion|kassabon|factuur';
const compound =
  'bon|kassabon|kassenbon|beleg|kassenbeleg|rechnungs?|quittungs?|auftrags?|bestell(?:ungs)?|transaktions?|vorgangs?|verkaufs?|buchungs?|factuur|order|bestel|transactie|verkoop|ticket';

/** Roles in the order in which they take their column. */
export const vocabulary: [Role, Vocabulary][] = [
  [
    'transactionId',
    {
      names: `transactionid invoiceno invoice orderid transaction receiptno billno receiptnumber receiptid receipt invoiceid
        invoicenumber ordernumber orderno ordernr order orderreference amazonorderid saleid saleno ticketid ticketno
        ticketnumber ticket billid billnumber checkid checkno basketid cartid num belegnummer bonnummer rechnungsnummer
        auftragsnummer bestellnummer pedido idpedido factura nfactura venda idvenda notafiscal commande numerocommande bon kassenbon kassabon beleg quittung vorgang scontrino cupom folio recibo comprobante boleta fattura fatura factuur ordine encomenda`,
      forms: new RegExp(`^${numberOf}(?:${receipt})$|^(?:${compound})(?:nr|no|id|nummer)$`),
      like: /^(order|invoice|transaction|txn|receipt|bill|ticket|sales?)s?(id|no|nr|num|number|code|ref|key)$/,
    },
  ],
  [
    'date',
    {
      names: `date invoicedate transactiondate orderdate datetime timestamp saledate salesdate purchasedate createdat created
        createdutc paidat paiddate businessdate sentdate day datum belegdatum bestelldatum verkaufsdatum rechnungsdatum data
        datavenda datapedido tag jour dia giorno dag fecha fechaventa fechapedido datevente datecommande datefacture`,
      forms: new RegExp(
        `^(?:data|fecha|date)(?:ora|eora|hora|ehora|yhora|heure|etheure)?(?:de|del|della|da|do|di|du)?(?:${receipt}|compra|achat|emissao|emision|emissione)?$|` +
          `^(?:${compound}|kauf|umsatz|kassen|aankoop)?(?:datum|zeitpunkt)(?:uhrzeit|zeit|tijd)?$|^zeitstempel$|^tijdstip$`,
      ),
      like: /^(?!.*(ship|due|deliver|birth|expir|updat|modif|stock|deposit|cancel|fulfil)).*(date|datetime|timestamp)$/,
    },
  ],
  [
    'time',
    {
      names: `time ordertime transactiontime saletime invoicetime timeofday uhrzeit zeit hora heure tijd ora orario bonzeit verkaufszeit verkooptijd heurevente heuredevente horaventa horadeventa horavenda horadavenda oravendita`,
    },
  ],
  [
    'product',
    {
      names: `product description productname item itemname itemdescription lineitemname lineitem menuitem productservice
        itemtitle producttitle title productdescription productdetail pizzaname article articlename artikel artikelname
        artikelbezeichnung orderlinesproduct productnaam artikelnaam artikeltext produktbezeichnung artikelbeschreibung warenbezeichnung artikelomschrijving productomschrijving nomeprodotto nomearticolo nomedoproduto nombredelproducto nombredeproducto nombrearticulo nomdeproduit nomduproduit nomarticle libellearticle libelleproduit designationarticle designationproduit descripcionproducto descripciondelproducto descripcionarticulo descricaoproduto descricaodoproduto descrizioneprodotto descrizionearticolo bezeichnung produkt produktname producto nombreproducto descripcion articulo produto nomeproduto
        descricao produit nomproduit designation libelle prodotto articolo artigo descrizione designacao omschrijving plato platillo prato piatto gericht speise ware beschreibung produktbeschreibung detalle concepto voce stockcode sku productcode productid itemcode itemid inventoryitemcode
        asin barcode ean upc plu artikelnummer artikelnr codearticle codeproduit refarticle refproduit referencia codigoproducto codigoarticulo codigoproduto codicearticolo codiceprodotto codigo codice productline`,
      like: /(product|item|article|artikel|dish|menu|pizza|drink|goods|book)s?(name|title|desc|description|detail)$/,
    },
  ],
  [
    'items',
    {
      names: `items basket baskets products itemlist itemspurchased purchaseditems itemsbought orderitems lineitems
        productlist productspurchased purchasedproducts ordereditems itemsordered menuitems orderedproducts contents basketcontents basketitems cartitems cart productdetails artikelliste produkte warenkorb articulos productos produits panier
        articles prodotti carrello produtos itens producten winkelmand`,
    },
  ],
  [
    'category',
    {
      names: `category productcategory department itemcategory categoryname pizzacategory productline salescategory poscategory
        menugroup subcategory producttype kategorie warengruppe produktgruppe categoria categorie rayon famille familia hauptwarengruppe artikelgruppe artikelgroep productgroep produktkategorie productcategorie categoriaprodotto categoriaproducto categoriaproduto famillearticle reparto departamento seccion secao sezione settore sparte abteilung afdeling rubrik rubriek rubro hoofdgroep sousfamille subfamilia subgrupo warengruppenname gruppo grupo groep gruppe`,
      like: /(category|kategorie|categorie|department)(name)?$/,
    },
  ],
  [
    'quantity',
    {
      names: `quantity qty units quantityordered itemquantity lineitemquantity productquantity unitssold quantitysold qtysold
        transactionqty itemssold pieces pcs menge anzahl stuck stueck stuckzahl cantidad unidades quantidade qtd qtde quantite
        qte qtevendue quantitevendue quantitevendu cantidadvendida quantidadevendida unidadesvendidas cant unid unids uds ud
        quantita quantitavenduta qta pezzi pz aantal aantalverkocht verkochtaantal hoeveelheid stuks stk verkaufsmenge verkauftemenge absatz quant anz anzahlartikel artikelanzahl mng nbre nb antall nombre`,
      like: /(qty|quantity)$/,
    },
  ],
  [
    'unitPrice',
    {
      names: `unitprice price priceeach priceperunit itemunitprice lineitemprice saleprice salesprice sellingprice unitamount
        averageprice rate preis einzelpreis stuckpreis stueckpreis verkaufspreis precio preciounitario preciounidad preco
        precounitario valorunitario prix prixunitaire pu epreis vkpreis vknetto vkbrutto vk preisprostuck preisprostueck preisjestuck einzelpreisnetto einzelpreisbrutto nettopreis preisnetto bruttopreis preisbrutto prixunitaireht puht prixht prixunitairettc puttc prixttc prixdevente prixvente prixalunite punitario punit preciounit precioporunidad pvp preciodeventa precioventa prezzo prezzounitario prezzodivendita prezzovendita prunitario precodevenda precovenda precounit vlunit vlunitario vrunit valorunit importeunitario prezzoun preisstk preisstck stkpreis einzel stuksprijs prijspst prijsst tarif tarifa tariffa prijs stukprijs prijsperstuk eenheidsprijs verkoopprijs netunitprice unitpricenet pricenet priceexcltax grossunitprice unitpricegross pricegross priceincltax`,
      forms: new RegExp(
        `^(?:unitprice|price|preis|einzelpreis|stuckpreis|verkaufspreis|prix|prixunitaire|pu|precio|preciounitario|prezzo|prezzounitario|preco|precounitario|prijs|stukprijs|eenheidsprijs|verkoopprijs)${tax}$`,
      ),
      like: /^(unit|item|product|retail)?price(per|each|usd|eur|gbp)|unitprice$/,
    },
  ],
  [
    'amount',
    {
      names: `amount linetotal lineitemtotal orderlinestotal orderlinessubtotal netsales netprice nettotal netamount sales salesamount totalprice totalamount totalsales itemtotal
        lineamount extendedprice totalspent revenue grosssales grossprice itemprice total totalvalue subtotal value umsatz
        betrag gesamtpreis gesamtbetrag gesamt summe netto brutto importe importetotal valortotal valor montant montanttotal
        prixtotal totalht totalttc gpreis positionssumme positionsbetrag zeilensumme endpreis nettobetrag umsatznetto nettoumsatz gesamtnetto gesamtpreisnetto summenetto bruttobetrag umsatzbrutto bruttoumsatz gesamtbrutto gesamtpreisbrutto summebrutto totalligne montantligne montantht prixtotalht caht montantttc prixtotalttc cattc chiffredaffaires totallinea totaldelinea importelinea importeneto importebruto importo importoriga totaleriga totale importototale prezzototale totalenetto totalelordo valorliquido totaldoitem vltotal vrtotal precototal preciototal regeltotaal regelbedrag bedrag totaalprijs totaal totaalbedrag omzet itemrevenue wert warenwert erlos endbetrag verkaufswert ca monto montototal importeventa totalventa totaldeventa ventas ventasnetas ventastotales totalvente ventes ventesnettes imponibile incasso totalevendita vendite valore ricavo ricavi fatturato montante faturamento vendas vendasliquidas receita waarde subtotaal verkoopwaarde`,
      forms: new RegExp(
        `^(?:gesamt|gesamtpreis|gesamtbetrag|umsatz|betrag|summe|total|montant|montanttotal|prixtotal|importe|importetotal|importo|totale|valortotal|totaal|totaalprijs|totaalbedrag|bedrag|omzet|regeltotaal|linetotal|totalprice|amount|subtotal)${tax}$`,
      ),
      like: /^(?!.*(?:order|invoice|receipt|transaction|basket|cart|tax)).*(linetotal|totalprice|totalamount|netsales|totalsales|revenue)/,
    },
  ],
  [
    'customerId',
    {
      names: `customerid customer memberid customerno customernumber customercode custid clientid client userid memberno
        loyaltyid cardid buyeruserid buyerusername buyer customeremail email contactname customername kundennummer kundennr
        kunde kundenid cliente idcliente clienteid codigocliente numeroclient codeclient kundenname noclient nclient numerodeclient ncliente nocliente numerocliente numerodecliente codicecliente klantnummer klantnr klantid klant nomclient debitor debiteur mitglied`,
      forms: new RegExp(
        `^${numberOf}(?:client|cliente|klant|kunde)$|^(?:kunden?|kd|klant|debitoren|debiteuren?|mitglieds?|relatie)(?:nr|no|id|nummer|code)$|^cliente?(?:no|id|code)$`,
      ),
      like: /^(customer|client|member|cust|shopper|buyer|guest)(id|no|nr|number|code|key)/,
    },
  ],
  [
    'store',
    {
      names: `store storeid branch storename storenumber storecode storelocation branchid branchname location locationid
        shop shopid outlet site pos pointofsale registername registernamenumber purchasepoint saleschannel filiale standort
        markt tienda sucursal loja magasin boutique region territory country city puntovendita negozio puntodeventa pontodevenda pointdevente etablissement filiaal winkel vestiging filialnr filialnummer betriebsstatte caisse kasse kassa caja`,
      like: /^(store|shop|branch|outlet)/,
    },
  ],
  [
    'discount',
    {
      names: `discount discounts discountamount totaldiscount discnt lineitemdiscount itempromotiondiscount discountpercent
        rabatt descuento desconto remise rabais sconto korting dto descuentos descontos`,
    },
  ],
  [
    'cost',
    {
      names: `cost unitcost costprice cogs costofgoods costofgoodssold purchaseprice einkaufspreis costo coste custo coutunitaire ekpreis prixdachat prixachat preciocosto preciodecosto costounitario custounitario inkoopprijs kostprijs prezzodacquisto`,
    },
  ],
];

/** What a line of a German invoice or journal calls its product, where no column has a better name. */
export const lastResorts = [/^text$/, /^position(?:en|stext)?$/];

/** A person's name beside an e-mail address, a product's otherwise. */
export const bareName = /^(?:name|nom|nome|nombre|naam)$/;
export const mail = /e?mail(?:address|adresse)?$|^correo/;

/** What a database says beside a column: its type behind it. */
const type =
  /:\s*(?:str(?:ing)?|text|varchar|int(?:eger)?|bigint|number|numeric|decimal|double|float|date|datetime|timestamp|bool(?:ean)?)$/i;

/** Letters and digits of a header, lower case and without accents, so that "Unit Price ($)" is `unitprice`. */
export function normaliseHeader(header: string): string {
  return header
    .slice(0, 200)
    .replace(type, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A measure or currency that ends a header, as in "Quantity (pcs)", "Preis in EUR" or "Total [€]"; tax is no measure. */
const measure =
  /(?!.*(?:net|gross|brut|tax|vat|mwst|ht|ttc|inc|exc))(?:(?:\s[([][^()[\]]*|[([][^()[\]]{2,})[)\]]|\s+(?:in\s+)?(?:eur|usd|gbp|chf|cad|aud|inr|brl|pln|[€$£₹]))\s*$/i;

/** The normalised header without the measure that ends it. */
export function normaliseWithoutMeasure(header: string): string {
  return normaliseHeader(header.slice(0, 200).replace(measure, ''));
}
