"use client";
import { useParams } from "next/navigation";
import { ProductDetailScreen } from "hey-pharmacist-ecommerce";

export default function Page() {
  return <ProductDetailScreen productId={useParams().id} />;
}
