/** A small shop: 3 products, 2 customers, one return; 4 days in March 2024. Worked by hand in the tests. */
export const smallShop = `invoice,date,product,category,quantity,unit_price,customer_id
A1,2024-03-01T09:15:00,Tea,Drinks,2,3.50,C1
A1,2024-03-01T09:15:00,"Cake, lemon",Bakery,1,4.25,C1
A2,2024-03-02T10:00:00,Tea,Drinks,1,3.50,C2
A3,2024-03-04T16:30:00,Coffee,Drinks,3,2.10,
C4,2024-03-04T17:00:00,Tea,Drinks,-1,3.50,C1
`;

/** The form that browsers and curl -F send. */
export function formWith(fileName: string, content: BlobPart, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([content], { type: 'text/csv' }), fileName);
  return form;
}
