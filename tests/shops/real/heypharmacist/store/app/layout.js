import "./globals.css";
import Frame from "./frame";

export const metadata = { title: "Briarmill Pharmacy" };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <Frame>{children}</Frame>
      </body>
    </html>
  );
}
