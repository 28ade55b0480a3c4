import { FirstPage } from './first-page';

export default function LinkPage() {
  return <FirstPage />;
}
